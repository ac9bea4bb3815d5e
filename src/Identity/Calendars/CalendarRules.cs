using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Identity.Calendars;

/// <summary>Who may set whose working time, and enter whose absences.</summary>
public static class CalendarRules
{
    /// <summary>Administrators set all; the lead of a team sets the team's and its members' hours.</summary>
    public static Refusal? MustKeepThisCalendar(CalendarOwner owner, Actor actor, Snapshot people)
    {
        var exists = owner.Kind switch
        {
            CalendarOwnerKind.Team => people.Teams.ContainsKey(owner.Id),
            CalendarOwnerKind.Person => people.Find(owner.Id) is not null,
            _ => true,
        };
        if (!exists)
            return Refusal.Missing(Texts<IdentityTexts>.Say("CalendarMissing"));
        var leads = owner.Kind switch
        {
            CalendarOwnerKind.Team => Leads(actor, owner.Id, people),
            CalendarOwnerKind.Person => people.TeamsOf(owner.Id).Any(team => Leads(actor, team, people)),
            _ => false,
        };
        return actor.May(IdentityPermissions.ManagePeople) || leads ? null : Refusal.Forbidden(Texts<IdentityTexts>.Say("CalendarOfOthers"));
    }

    /// <summary>Everybody enters their own absences; leads and administrators those of their people.</summary>
    public static Refusal? MayEnterAbsencesOf(long personId, Actor actor, Snapshot people) =>
        actor.PersonId == personId && people.Find(personId) is not null
            ? null
            : MustKeepThisCalendar(CalendarOwner.Person(personId), actor, people);

    private static bool Leads(Actor actor, long teamId, Snapshot people) =>
        actor.PersonId is { } me && people.Teams.TryGetValue(teamId, out var team) && team.LeadId == me;
}
