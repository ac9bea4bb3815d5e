using System.Linq.Expressions;
using NodaTime;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Querying;

/// <summary>What a list, board or calendar shows of an item: columns of one table, no description. Names come from memory.</summary>
public sealed record ListedItem(
    long Id, long SpaceId, long Number, string Type, string Title, string State, StateCategory Category, Priority Priority,
    long? AssigneeId, long? TeamId, long? RequesterId, long? ClientId, Instant? PlannedStart, Instant? Due, Instant CreatedAt, Instant UpdatedAt,
    string? Service, string? Process, int? Progress, int Version, string Tags, Instant? PromisedAt)
{
    public static readonly Expression<Func<WorkItem, ListedItem>> Of = i => new ListedItem(
        i.Id, i.SpaceId, i.Number, i.Type, i.Title, i.State, i.Category, i.Priority,
        i.AssigneeId, i.TeamId, i.RequesterId, i.ClientId, i.PlannedStart, i.Due, i.CreatedAt, i.UpdatedAt,
        i.Service, i.Process, i.Progress, i.Version, i.Tags, i.PromisedAt);

    /// <summary>Its due date, or what clocks promise, whichever comes first.</summary>
    public Instant? NextDue => PromisedAt is { } promised && (Due is null || promised < Due) ? promised : Due;

    public bool IsOpen => Category < StateCategory.Done;
}
