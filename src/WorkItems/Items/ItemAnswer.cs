using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Items;

/// <summary>An item as the API answers it. People are named by their mail address, or by name when they have none.</summary>
public sealed record ItemAnswer(
    string Key,
    string Space,
    string Type,
    string Title,
    string Description,
    string State,
    StateCategory StateCategory,
    Priority Priority,
    string? Assignee,
    string? Team,
    string? Requester,
    string? Service,
    string? Process,
    Instant? PlannedStart,
    Instant? Due,
    int? Progress,
    Instant CreatedAt,
    Instant UpdatedAt,
    int Version,
    IReadOnlyList<string> Tags,
    Instant? PromisedAt)
{
    /// <summary>What a reader gets of an item they may see; tags, and what clocks promise next, are for those who work in its space.</summary>
    public static ItemAnswer Of(WorkItem item, SpaceDirectory spaces, Snapshot people, Actor reader)
    {
        var space = spaces.KeyOf(item.SpaceId);
        return new ItemAnswer(
            new WorkItemKey(space, item.Number).ToString(), space, item.Type, item.Title, item.Description, item.State, item.Category, item.Priority,
            Say(people, item.AssigneeId), item.TeamId is null ? null : people.TeamNameOf(item.TeamId), Say(people, item.RequesterId),
            item.Service, item.Process, item.PlannedStart, item.Due, item.Progress, item.CreatedAt, item.UpdatedAt, item.Version,
            TagText.Split(TagText.For(reader, item.SpaceId, item.Tags)), reader.ReadsAllOf(item.SpaceId) ? item.PromisedAt : null);
    }

    private static string? Say(Snapshot people, long? id) => people.Find(id) is { } person ? person.Email ?? person.Name : null;
}
