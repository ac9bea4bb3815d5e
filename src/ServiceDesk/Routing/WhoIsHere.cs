using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Workspaces;

namespace Steward.ServiceDesk.Routing;

/// <summary>Who can take work at a moment, from memory: absences, working hours, and deputies for those who are away.</summary>
internal sealed class WhoIsHere(Workspace workspace, Instant now)
{
    private const Role Working = Role.Member | Role.Agent | Role.Lead;

    private readonly Snapshot people = workspace.Get<PeopleDirectory>().Now;
    private readonly WorkingCalendars calendars = workspace.Get<WorkingCalendars>();

    /// <summary>The places of a team in a space, each with who takes it now: the member, or their deputy while they are away. A place nobody takes is left out.</summary>
    public IReadOnlyList<(long Place, long Person)> Places(long? teamId, long spaceId, bool atWorkOnly)
    {
        IEnumerable<Person> members = teamId is { } team
            ? people.MembersOf(team).Select(id => people.Find(id)).OfType<Person>().Where(p => WorksIn(p, spaceId))
            : people.With(Working, spaceId);
        return [.. members.Select(m => (Place: m.Id, Person: Taker(m, spaceId, atWorkOnly))).Where(p => p.Person is not null).Select(p => (p.Place, p.Person!.Value))];
    }

    /// <summary>Somebody's deputy, when there is one who works in the space and is not away themselves.</summary>
    public Person? DeputyOf(long person, long spaceId) =>
        people.Find(people.Find(person)?.DeputyId) is { } deputy && WorksIn(deputy, spaceId) && !IsAway(deputy.Id, now) ? deputy : null;

    /// <summary>Is the moment within an absence of theirs? The end of the working day and the weekend are none.</summary>
    public bool IsAway(long person, Instant at)
    {
        var calendar = calendars.OfPerson(person);
        var local = at.InZone(calendar.Zone);
        var minute = (local.Hour * 60) + local.Minute;
        return calendar.Layers[^1].Absences.Any(a => a.From <= local.Date && local.Date <= a.To
            && (a.Away is null || a.Away.Slots.Any(s => s.Start <= minute && minute < s.End)));
    }

    /// <summary>Are they away from now until after a moment, without a working minute in between?</summary>
    public bool IsAwayPast(long person, Instant until) => IsAway(person, now) && (until <= now || calendars.OfPerson(person).Between(now, until) == Duration.Zero);

    public bool WorksIn(Person person, long spaceId) => person.DisabledAt is null && (person.IsAdmin || (people.RolesOf(person.Id).GetValueOrDefault(spaceId) & Working) != 0);

    private long? Taker(Person member, long spaceId, bool atWorkOnly)
    {
        var taker = IsAway(member.Id, now) ? DeputyOf(member.Id, spaceId) : member;
        return taker is null || (atWorkOnly && !calendars.OfPerson(taker.Id).IsWorking(now)) ? null : taker.Id;
    }
}
