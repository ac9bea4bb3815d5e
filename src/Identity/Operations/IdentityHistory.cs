using System.Globalization;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>Marks the texts of this module's events (IdentityEventTexts.resx).</summary>
public sealed class IdentityEventTexts;

/// <summary>Tells what happened to people, teams and working time; names come from memory.</summary>
internal sealed class IdentityHistory(IEnumerable<ISpaceNames> borders) : EventTeller(typeof(IdentityEventTexts), "person", "team", "calendar")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        foreach (var row in rows)
        {
            if (Name(visit, people, row) is { } name)
                names[(row.Subject, row.SubjectId)] = name;
        }

        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(names);
    }

    protected override Task<Func<EventRow, Change, ToldChange>> Changes(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var spaces = borders.SelectMany(border => border.In(visit.Workspace)).ToDictionary(space => space.Id, space => space.Key);
        return Task.FromResult<Func<EventRow, Change, ToldChange>>((row, change) =>
        {
            if (change.Field is not ("roles" or "team roles"))
                return new ToldChange(Field(change.Field), change.From, change.To);
            var field = row.SpaceId is { } id && spaces.TryGetValue(id, out var key) ? Texts<IdentityEventTexts>.Say("InSpace", Field(change.Field), key).ToString() : Field(change.Field);
            return new ToldChange(field, Words(change.From), Words(change.To));
        });
    }

    protected override string? Note(EventRow row) => row.Subject == "calendar" ? null : row.Note;

    private static string? Words(string? text) => Enum.TryParse<Role>(text, out var roles) && roles != Role.None
        ? string.Join(", ", RoleWords.Each(roles).Select(role => Texts<PeopleTexts>.Say("Role_" + role).ToString()))
        : null;

    private static SubjectName? Name(Visit visit, Snapshot people, EventRow row)
    {
        // a calendar's owner stands in its note; roles of a team are an event of the person kind
        if (row.Subject == "calendar" && CalendarOwner.Read(row.Note) is { } owner)
        {
            var whose = owner.Kind switch
            {
                CalendarOwnerKind.Person => people.NameOf(owner.Id),
                CalendarOwnerKind.Team => people.TeamNameOf(owner.Id),
                _ => Texts<IdentityEventTexts>.Say("Whole").ToString(),
            };
            return new SubjectName(whose, $"{visit.Root}/admin/calendars/{owner}");
        }

        var id = row.SubjectId.ToString(CultureInfo.InvariantCulture);
        if (people.Find(row.SubjectId) is { } person)
            return new SubjectName(person.Name, visit.Actor.IsAdmin ? $"{visit.Root}/admin/people/{id}" : null);
        return people.Teams.TryGetValue(row.SubjectId, out var team)
            ? new SubjectName(team.Name, visit.Actor.IsAdmin ? $"{visit.Root}/admin/teams/{id}" : null)
            : null;
    }
}
