using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Search;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>
/// Makes an item from a draft as if it had always lived here: its dates, people, state and history are the file's. The rules
/// of the workflow are not asked, because the past is not a request; they hold again from the next step on.
/// </summary>
internal sealed partial class DraftWriting(CommandContext context, ImportRun run, PartyBook parties, ImportClock clock, Instant? asOf)
{
    public async Task<WorkItem> Create(ItemDraft draft)
    {
        var type = context.TypeOf(draft.Type)!;
        var state = StateMatching.In(type.Workflow, draft.State);
        var resolved = ResolvedAt(draft);
        var created = CreatedAt(draft, resolved);
        var updated = Latest(created, clock.End(draft.Updated), draft.History.Count > 0 ? clock.End(draft.History[^1].At) : null);
        var item = new WorkItem
        {
            Id = Ids.Next(),
            SpaceId = run.SpaceId,
            Number = await context.Workspace.Database.NextNumber(context.Db, $"space:{run.SpaceId}"),
            Type = type.Key,
            Title = draft.Title,
            State = state.Key,
            CreatedById = parties.Person(draft.CreatedBy),
            CreatedAt = created,
            Version = 1,
        };
        Fill(item, draft, state);
        item.UpdatedAt = updated;
        context.Db.Add(item);
        foreach (var (name, value) in WithFormulas(draft, type.Key, [])) context.Db.Add(new ItemField { ItemId = item.Id, Name = name, Value = value });
        context.AddTags(item, TagText.After([], null, draft.Labels, null));
        foreach (var watcher in (draft.Watchers ?? []).Select(parties.Person).OfType<long>().Distinct()) context.Db.Add(new Watcher { ItemId = item.Id, PersonId = watcher });
        if (!item.IsOpen) context.Db.Add(ClosureOf(item, draft, resolved));
        foreach (var comment in draft.Comments) AddComment(item, comment, clock.End(comment.At) ?? updated);
        context.Db.Index(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        Tell(item, draft, type, created, resolved);
        return item;
    }

    private void Fill(WorkItem item, ItemDraft draft, WorkState state)
    {
        item.Title = draft.Title;
        item.Description = draft.Description ?? "";
        item.State = state.Key;
        item.Category = state.Category;
        item.Priority = draft.Priority;
        item.AssigneeId = parties.Person(draft.Owner);
        item.TeamId = parties.Team(draft.Team);
        item.RequesterId = parties.Person(draft.Requester);
        item.ClientId = context.Workspace.Get<Identity.Directory.PeopleDirectory>().Now.Find(item.RequesterId)?.ClientId;
        item.Service = draft.Service;
        item.Process = draft.Process;
        item.PlannedStart = clock.Start(draft.Start);
        item.Due = clock.End(draft.Due);
        item.Progress = draft.Progress;
    }

    /// <summary>When the work was done: as the file says, else as of the day the file speaks of, else now.</summary>
    private Instant? ResolvedAt(ItemDraft draft) => draft.State.Category < StateCategory.Done
        ? null
        : clock.End(draft.Resolved ?? draft.Closed ?? draft.Updated) ?? asOf ?? context.Now;

    // A register seldom says when a task was written down: not later than anything that is said of it.
    private Instant CreatedAt(ItemDraft draft, Instant? resolved)
    {
        if (clock.Start(draft.Created) is { } written) return written;
        Instant?[] bounds = [clock.Start(draft.Start), clock.Start(draft.Updated), resolved, asOf];
        return bounds.OfType<Instant>().Append(context.Now).Min();
    }

    private Closure ClosureOf(WorkItem item, ItemDraft draft, Instant? resolved) => new()
    {
        ItemId = item.Id,
        At = resolved ?? context.Now,
        ById = parties.Person(draft.ResolvedBy) ?? parties.Person(draft.UpdatedBy) ?? item.AssigneeId,
        Resolution = draft.Resolution ?? draft.WrittenState,
    };

    private void AddComment(WorkItem item, DraftComment draft, Instant at)
    {
        var comment = new Comment
        {
            Id = Ids.Next(), ItemId = item.Id, AuthorId = parties.Person(draft.By), At = at, Text = draft.Text, Internal = true, Channel = Channel.Import,
        };
        context.Db.Add(comment);
        context.Db.Index(new SearchEntry { Id = comment.Id, ItemId = item.Id, Internal = 1, Title = "", Body = comment.Text });
        context.Record(new CommentAdded { SubjectId = item.Id, SpaceId = item.SpaceId, CommentId = comment.Id, Internal = true, At = at, ById = comment.AuthorId });
    }

    /// <summary>The further fields of an item: those the product knows by their own names, then the file's.</summary>
    internal static IReadOnlyDictionary<string, string> FieldsOf(ItemDraft draft)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [ItemFields.ExternalId] = draft.ExternalId };
        if (draft.Clause is { } clause) fields[ItemFields.Clause] = clause;
        if (draft.Recurrence is { } period) fields[ItemFields.Frequency] = period;
        if (draft.Evidence is { } evidence) fields[ItemFields.Evidence] = evidence;
        foreach (var (name, value) in draft.Fields)
        {
            var free = name.Length <= 80 ? name : name[..79] + "…";
            for (var n = 2; fields.ContainsKey(free) && !IsSaidAlready(free, fields[free], draft); n++)
                free = string.Concat(name.AsSpan(0, Math.Min(name.Length, 75)), " (", n.ToString(System.Globalization.CultureInfo.InvariantCulture), ")");
            fields.TryAdd(free, value);
        }
        return fields;
    }

    // "Frequency: monthly" says the same as the period beside it.
    private static bool IsSaidAlready(string name, string value, ItemDraft draft) =>
        name.Equals(ItemFields.Frequency, StringComparison.OrdinalIgnoreCase) && value == draft.Recurrence;

    private static Instant Latest(Instant first, params Instant?[] others) => others.OfType<Instant>().Append(first).Max();
}
