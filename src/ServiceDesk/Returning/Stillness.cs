using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Routing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Returning;

/// <summary>An assigned item of a queue, and since when its assignee let it rest.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="AssigneeId">Who has it.</param>
/// <param name="Due">When it is promised or due; null when nobody says.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="MovedAt">The last thing the assignee did to it; null when they did nothing yet.</param>
/// <param name="GivenAt">When its assignee changed last.</param>
internal sealed record RestingItem(long ItemId, long AssigneeId, Instant? Due, Instant CreatedAt, Instant? MovedAt, Instant? GivenAt)
{
    public Instant Since => Instant.Max(CreatedAt, Instant.Max(MovedAt ?? CreatedAt, GivenAt ?? CreatedAt));

    /// <summary>Assigned items that wait for nobody, with their last moves, in one statement; the longest without a change first.</summary>
    public static IQueryable<RestingItem> Of(IQueryable<WorkItem> items, AppDb db, int most) =>
        items.Where(i => i.AssigneeId != null && i.Category < StateCategory.Waiting).OrderBy(i => i.UpdatedAt).Take(most).Select(i => new RestingItem(
            i.Id, i.AssigneeId!.Value, i.PromisedAt ?? i.Due, i.CreatedAt,
            db.Set<EventRow>().Where(e => e.Subject == "item" && e.SubjectId == i.Id && e.ActorId == i.AssigneeId).Max(e => (Instant?)e.At),
            db.Set<ChangedField>().Where(c => c.SubjectId == i.Id && c.Field == "assignee").Max(c => (Instant?)c.At)));
}

/// <summary>What a queue says about items at rest. From memory; the same for the scan and for the order that acts.</summary>
internal sealed class Stillness(Workspace workspace, Instant now)
{
    private readonly WhoIsHere here = new(workspace, now);
    private readonly WorkingCalendars calendars = workspace.Get<WorkingCalendars>();

    /// <summary>The queue wants something done about absences, the assignee is away, and the item cannot wait until they are back.</summary>
    public bool WaitsForSomebodyAway(DeskQueue queue, RestingItem item) =>
        queue.WhenAway != WhenAway.Leave && item.Due is { } due && here.IsAwayPast(item.AssigneeId, due);

    /// <summary>The assignee had as much working time as the queue allows, and did nothing.</summary>
    public bool IsIdle(DeskQueue queue, RestingItem item) =>
        queue.IdleMinutes is { } minutes && calendars.OfPerson(item.AssigneeId).Between(item.Since, now) >= Duration.FromMinutes(minutes);

    public long? DeputyOf(long person, long spaceId) => here.DeputyOf(person, spaceId)?.Id;
}
