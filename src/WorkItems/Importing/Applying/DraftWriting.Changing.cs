using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Steward.Identity.Directory;
using Steward.Platform.Events;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>What an item was before an import changed it: everything an undo puts back.</summary>
public sealed record ItemBefore(
    string Title, string Description, string State, Types.StateCategory Category, Priority Priority, long? AssigneeId, long? TeamId, long? RequesterId, long? ClientId,
    string? Service, string? Process, Instant? PlannedStart, Instant? Due, int? Progress, Instant UpdatedAt,
    Instant? ClosedAt, long? ClosedById, string? Resolution, IReadOnlyDictionary<string, string> Fields, string Content)
{
    internal static ItemBefore Of(WorkItem item, Closure? closure, IReadOnlyDictionary<string, string> fields, string content) => new(
        item.Title, item.Description, item.State, item.Category, item.Priority, item.AssigneeId, item.TeamId, item.RequesterId, item.ClientId,
        item.Service, item.Process, item.PlannedStart, item.Due, item.Progress, item.UpdatedAt, closure?.At, closure?.ById, closure?.Resolution, fields, content);

    public string ToJson() => JsonSerializer.Serialize(this, PlatformJson.Options);

    public static ItemBefore FromJson(string json) => JsonSerializer.Deserialize<ItemBefore>(json, PlatformJson.Options)!;
}

internal sealed partial class DraftWriting
{
    /// <summary>Brings an item that nobody changed here up to what a newer file says of it; answers what it was.</summary>
    public async Task<ItemBefore> Update(WorkItem item, ItemDraft draft, ImportedItem imported)
    {
        var closure = await context.Db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item.Id);
        var fields = await context.Db.Set<ItemField>().Where(f => f.ItemId == item.Id).ToDictionaryAsync(f => f.Name, StringComparer.OrdinalIgnoreCase);
        var before = ItemBefore.Of(item, closure, fields.ToDictionary(pair => pair.Key, pair => pair.Value.Value), imported.Content);
        var type = context.TypeOf(item.Type)!;
        var resolved = ResolvedAt(draft);
        Fill(item, draft, StateMatching.In(type.Workflow, draft.State));
        var changes = Changes(before, item);
        foreach (var (name, value) in WithFormulas(draft, type.Key, fields.Values))
        {
            if (!fields.TryGetValue(name, out var known)) context.Db.Add(new ItemField { ItemId = item.Id, Name = name, Value = value });
            if (known?.Value == value) continue;
            changes.Add(new Change(name, known?.Value, value));
            known?.Value = value;
        }
        if (closure is not null) context.Db.Remove(closure);
        if (!item.IsOpen) await Close(item, draft, resolved, closure);
        await AddNewComments(item, draft);
        TellNewer(item, draft, type, before.UpdatedAt);
        item.UpdatedAt = Latest(before.UpdatedAt, clock.End(draft.Updated));
        item.Version++;
        context.Record(new ItemChanged { SubjectId = item.Id, SpaceId = item.SpaceId, Changes = changes });
        await context.Db.Reindex(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        return before;
    }

    private async Task Close(WorkItem item, ItemDraft draft, Instant? resolved, Closure? earlier)
    {
        var closure = ClosureOf(item, draft, resolved);
        // Without a date in the file the work was done when it was first told, not each time the file is read.
        if (draft.Resolved is null && draft.Closed is null && earlier is not null)
            closure = new Closure { ItemId = item.Id, At = earlier.At, ById = closure.ById, Resolution = closure.Resolution };
        if (earlier is not null) await context.Db.Set<Closure>().Where(c => c.ItemId == item.Id).ExecuteDeleteAsync();
        if (earlier is not null) context.Db.Entry(earlier).State = EntityState.Detached;
        context.Db.Add(closure);
    }

    private async Task AddNewComments(WorkItem item, ItemDraft draft)
    {
        foreach (var comment in draft.Comments)
            if (!await context.Db.Set<Comment>().AnyAsync(c => c.ItemId == item.Id && c.Text == comment.Text))
                AddComment(item, comment, clock.End(comment.At) ?? context.Now);
    }

    /// <summary>A longer log of the same item: only what happened after the last import is new.</summary>
    private void TellNewer(WorkItem item, ItemDraft draft, Types.ItemType type, Instant since)
    {
        var newer = draft.History.Skip(1).Where(happened => clock.End(happened.At) > since).ToList();
        if (newer.Count == 0) return;
        var before = draft.History.LastOrDefault(happened => happened.State is not null && clock.End(happened.At) <= since)?.State ?? draft.FirstState;
        TellEach(item, newer, type, StateMatching.In(type.Workflow, before));
    }

    private List<Change> Changes(ItemBefore before, WorkItem item)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        (string Field, string? From, string? To)[] all =
        [
            ("title", before.Title, item.Title), ("description", before.Description, item.Description), ("state", before.State, item.State),
            ("priority", before.Priority.ToString(), item.Priority.ToString()), ("assignee", people.NameOf(before.AssigneeId), people.NameOf(item.AssigneeId)),
            ("team", people.TeamNameOf(before.TeamId), people.TeamNameOf(item.TeamId)), ("requester", people.NameOf(before.RequesterId), people.NameOf(item.RequesterId)),
            ("service", before.Service, item.Service), ("process", before.Process, item.Process),
            ("planned start", Said(before.PlannedStart), Said(item.PlannedStart)), ("due", Said(before.Due), Said(item.Due)),
            ("progress", before.Progress?.ToString(CultureInfo.InvariantCulture), item.Progress?.ToString(CultureInfo.InvariantCulture)),
        ];
        return [.. all.Where(change => (change.From ?? "") != (change.To ?? "")).Select(change => new Change(change.Field, change.From, change.To))];
    }

    private static string? Said(Instant? at) => at is { } value ? InstantPattern.General.Format(value) : null;
}
