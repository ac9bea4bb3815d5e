using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Events;

namespace Steward.WorkItems.Items;

public sealed partial class WorkItem
{
    /// <summary>
    /// Given to a team and a person by a rule of a module above, whoever's act was the occasion: so no right of theirs is asked. Whoever calls this has made
    /// sure that the person may be given work of the space. A new item keeps its first version, which its maker was told.
    /// </summary>
    /// <param name="teamId">The team from now on.</param>
    /// <param name="personId">The person from now on; null for nobody.</param>
    /// <param name="because">Why, as further changes of the event.</param>
    /// <param name="context">The command it happens in.</param>
    public void RouteTo(long? teamId, long? personId, IReadOnlyList<Change> because, CommandContext context)
    {
        var changes = Give(teamId, personId, because, context);
        context.Record(new ItemRouted { SubjectId = Id, SpaceId = SpaceId, Internal = true, Changes = changes });
    }

    /// <summary>Taken from whoever has it, by the rule of its queue.</summary>
    /// <param name="queue">Name of the queue.</param>
    /// <param name="because">Why, as further changes of the event.</param>
    /// <param name="context">The command it happens in.</param>
    public void ReturnTo(string queue, IReadOnlyList<Change> because, CommandContext context)
    {
        if (AssigneeId is not { } from)
            return;
        var changes = Give(TeamId, null, because, context);
        context.Record(new ItemReturned { SubjectId = Id, SpaceId = SpaceId, Internal = true, FromId = from, Queue = queue, Changes = changes });
    }

    private List<Change> Give(long? teamId, long? personId, IReadOnlyList<Change> because, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        context.TellAbout(this); // whoever loses it sees it go
        var changes = new List<Change>();
        if (teamId != TeamId)
            changes.Add(new Change("team", Named(people.TeamNameOf(TeamId)), Named(people.TeamNameOf(teamId))));
        if (personId != AssigneeId)
            changes.Add(new Change("assignee", Named(people.NameOf(AssigneeId)), Named(people.NameOf(personId))));
        (TeamId, AssigneeId) = (teamId, personId);
        if (CreatedAt != context.Now)
            Touch(context);
        context.TellAbout(this);
        changes.AddRange(because);
        return changes;
    }

    private static string? Named(string name) => name.Length == 0 ? null : name;
}
