using NodaTime;
using Steward.Platform.Events;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Applying;

internal sealed partial class DraftWriting
{
    /// <summary>Writes the item's past as events with their own times and people, so that history and reports read it like any other.</summary>
    private void Tell(WorkItem item, ItemDraft draft, ItemType type, Instant created, Instant? resolved)
    {
        var first = StateMatching.In(type.Workflow, draft.FirstState);
        context.Record(new ItemCreated
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, At = created, ById = parties.Person(draft.CreatedBy ?? draft.History.FirstOrDefault()?.By ?? draft.Requester),
            Changes = [new Change("title", null, draft.Title), new Change("state", null, first.Key), .. draft.History.Count > 0 ? Others(draft.History[0]) : []],
        });
        // A log may begin when the work was already done.
        if (draft.History.Count > 0 && first.Category >= StateCategory.Done) TellClosed(item, resolved ?? created, parties.Person(draft.ResolvedBy), draft.Resolution);
        if (draft.History.Count > 1) TellEach(item, draft.History.Skip(1), type, first);
        else if (!item.IsOpen && draft.History.Count == 0) TellClosed(item, resolved ?? context.Now, parties.Person(draft.ResolvedBy), draft.Resolution);
    }

    private void TellEach(WorkItem item, IEnumerable<DraftEvent> history, ItemType type, WorkState state)
    {
        foreach (var happened in history)
        {
            var (at, by) = (clock.End(happened.At)!.Value, parties.Person(happened.By));
            if (happened.State is { } target && happened.Changes.FirstOrDefault(change => change.Field == ImportField.State) is { } moved)
            {
                var next = StateMatching.In(type.Workflow, target);
                TellMoved(item, state, next, moved, at, by);
                state = next;
            }
            var others = Others(happened).ToList();
            if (others.Count > 0) context.Record(new ItemChanged { SubjectId = item.Id, SpaceId = item.SpaceId, At = at, ById = by, Changes = others });
        }
    }

    private void TellMoved(WorkItem item, WorkState before, WorkState after, DraftChange written, Instant at, long? by)
    {
        // Two words of the file may be one state here; the history then still shows the file's words.
        List<Change> changes = before == after ? [] : [new Change("state", before.Key, after.Key)];
        if (!Words.Normal(after.Name).Equals(Words.Normal(written.To ?? ""), StringComparison.Ordinal)) changes.Add(new Change(written.Column, written.From, written.To));
        if (before == after) context.Record(new ItemChanged { SubjectId = item.Id, SpaceId = item.SpaceId, At = at, ById = by, Changes = changes });
        else context.Record(new ItemMovedOn { SubjectId = item.Id, SpaceId = item.SpaceId, At = at, ById = by, Changes = changes });
        if (before.Category < StateCategory.Done && after.Category >= StateCategory.Done) TellClosed(item, at, by, null);
        if (before.Category >= StateCategory.Done && after.Category < StateCategory.Done) context.Record(new ItemReopened { SubjectId = item.Id, SpaceId = item.SpaceId, At = at, ById = by });
    }

    private void TellClosed(WorkItem item, Instant at, long? by, string? resolution) =>
        context.Record(new ItemClosed { SubjectId = item.Id, SpaceId = item.SpaceId, At = at, ById = by, Note = resolution });

    private static IEnumerable<Change> Others(DraftEvent happened) =>
        happened.Changes.Where(change => change.Field is not (ImportField.State or ImportField.Title)).Select(change => new Change(NameOf(change), change.From, change.To));

    private static string NameOf(DraftChange change) => change.Field switch
    {
        ImportField.Owner => "assignee",
        ImportField.Start => "planned start",
        ImportField.Field or ImportField.Ignore => change.Column,
        var field => Words.Normal(field.ToString()),
    };
}
