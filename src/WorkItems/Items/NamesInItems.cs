using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Items;

/// <summary>
/// Turns what a caller typed (a mail address, a name, a key) into ids, and collects a sentence for each that nobody bears. Every id is
/// authorised: an assignee must work in the space, a parent must be visible.
/// </summary>
internal sealed class NamesInItems(CommandContext context)
{
    private readonly Snapshot people = context.Workspace.Get<PeopleDirectory>().Now;

    public List<FieldFault> Faults { get; } = [];

    /// <summary>May be given work of the space.</summary>
    public static bool WorksIn(Snapshot people, Person person, long spaceId) => person.DisabledAt is null
        && (person.IsAdmin || (people.RolesOf(person.Id).GetValueOrDefault(spaceId) & Actor.StaffRoles & ~Role.Auditor) != 0);

    public long? Assignee(string? text, long spaceId)
    {
        if (Person("assignee", text) is not { } person)
            return null;
        if (WorksIn(people, person, spaceId))
            return person.Id;
        Faults.Add(new("assignee", Texts<WorkItemTexts>.Say("AssigneeNotHere", person.Name)));
        return null;
    }

    public long? Requester(string? text) => Person("requester", text)?.Id;

    public long? AnyPerson(string field, string? text) => Person(field, text)?.Id;

    public long? Team(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var team = people.Teams.Values.FirstOrDefault(t => string.Equals(t.Name, text.Trim(), StringComparison.OrdinalIgnoreCase));
        if (team is null)
            Faults.Add(new("team", Texts<WorkItemTexts>.Say("NoSuchTeam", text)));
        return team?.Id;
    }

    public async Task<WorkItem?> Parent(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
            return null;
        var parent = await context.Db.FindItem(context.Actor, context.Workspace.Get<SpaceDirectory>(), key);
        if (parent is null)
            Faults.Add(new("parent", Texts<WorkItemTexts>.Say("NoSuchItem", key)));
        return parent;
    }

    private Person? Person(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var wanted = text.Trim();
        var found = people.Find(wanted) is { } byMail
            ? [byMail]
            : people.People.Values.Where(p => string.Equals(p.Name, wanted, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        if (found.Length == 1)
            return found[0];
        Faults.Add(new(field, Texts<WorkItemTexts>.Say(found.Length == 0 ? "NoSuchPerson" : "TwoSuchPeople", wanted)));
        return null;
    }
}
