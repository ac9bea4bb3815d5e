using NodaTime;
using Steward.Clients.Organisations;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Edge;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Querying;

/// <summary>What a query is resolved against: whose "me", which names, what "now".</summary>
/// <param name="Workspace">Whose spaces, people and calendars.</param>
/// <param name="Actor">Who asks; items named in the query must be seen by them.</param>
/// <param name="Db">Where items named by key are looked up.</param>
/// <param name="Now">The one moment the whole query means.</param>
public sealed record QueryScope(Workspace Workspace, Actor Actor, AppDb Db, Instant Now)
{
    public Snapshot People { get; } = Workspace.Get<PeopleDirectory>().Now;

    public SpaceDirectory Spaces => Workspace.Get<SpaceDirectory>();

    public TypeDirectory Types => Workspace.Get<TypeDirectory>();

    public ClientDirectory Clients => Workspace.Get<ClientDirectory>();

    public WorkingCalendars Calendars => Workspace.Get<WorkingCalendars>();

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Actor.Zone) ?? DateTimeZone.Utc;
}

/// <summary>The items of a request, already limited to what its actor sees.</summary>
public static class VisitItems
{
    public static IQueryable<WorkItem> Items(this Visit visit) => visit.Db.ItemsFor(visit.Actor);

    public static QueryScope QueryScope(this Visit visit) => new(visit.Workspace, visit.Actor, visit.Db, visit.Now);
}
