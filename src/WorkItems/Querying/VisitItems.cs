using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Querying;

/// <summary>The items of a request, already limited to what its actor sees.</summary>
public static class VisitItems
{
    public static IQueryable<WorkItem> Items(this Visit visit) => visit.Db.ItemsFor(visit.Actor);

    public static QueryScope QueryScope(this Visit visit) =>
        new(visit.Actor, visit.Db, visit.Workspace.Get<PeopleDirectory>().Now, visit.Workspace.Get<SpaceDirectory>(), visit.Workspace.Get<ClientDirectory>(), visit.Now);
}
