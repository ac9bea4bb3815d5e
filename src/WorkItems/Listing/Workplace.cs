using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Listing;

/// <summary>Who can be given work: the people of a space, or of any space when a list holds several.</summary>
internal static class Workplace
{
    private const Role Working = Role.Member | Role.Agent | Role.Lead;

    public static IReadOnlyList<Person> PeopleOf(Visit visit, Space? space)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return space is not null
            ? people.With(Working, space.Id)
            : [.. people.People.Values.Where(p => p.DisabledAt is null && people.RolesOf(p.Id).Values.Any(r => (r & Working) != 0)).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>True when the visitor may change items of the space, or of some space.</summary>
    public static bool MayChange(Visit visit, Space? space) => space is not null
        ? visit.Actor.May(WorkItemPermissions.Change, space.Id)
        : visit.Workspace.Get<SpaceDirectory>().SeenBy(visit.Actor).Any(s => visit.Actor.May(WorkItemPermissions.Change, s.Id));
}
