using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>
/// Makes or changes the items of some drafts in one commit. The same drafts again change nothing, so a chunk may come twice
/// after a crash.
/// </summary>
internal sealed record ApplyDrafts(long RunId, IReadOnlyList<ItemDraft> Drafts, PartyBook Parties, ImportClock Clock, Instant? AsOf) : ICommand<AppliedDrafts>
{
    public const int AtOnce = 100;

    public static Permission Needs => WorkItemPermissions.Import;
}

/// <summary>What became of a chunk; <see cref="KeptRows"/> names items that were changed here and left alone,
/// <see cref="OddValues"/> those of defined fields that could not be read and stand as they were written.</summary>
internal sealed record AppliedDrafts(int Created, int Updated, int Unchanged, IReadOnlyList<(int Row, string Key)> KeptRows, IReadOnlyList<(int Row, string Field, string Value)> OddValues);

internal sealed class ApplyDraftsHandler : IHandle<ApplyDrafts, AppliedDrafts>
{
    public async Task<Outcome<AppliedDrafts>> Handle(ApplyDrafts command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        if (run!.Stage != ImportStage.Running) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportIsDecided"));

        var ids = command.Drafts.ToDictionary(draft => draft, ExternalIds.Of);
        var known = await Known(context, run.SpaceId, [.. ids.Values]);
        var writing = new DraftWriting(context, run, command.Parties, command.Clock, command.AsOf);
        var kept = new List<(int, string)>();
        var (created, updated, unchanged) = (0, 0, 0);
        foreach (var draft in command.Drafts)
        {
            var content = ExternalIds.ContentOf(draft);
            if (!known.TryGetValue(ids[draft], out var there))
            {
                var item = await writing.Create(draft);
                context.Db.Add(new ImportedItem { ItemId = item.Id, SpaceId = run.SpaceId, ExternalId = ids[draft], Content = content, Version = item.Version });
                context.Db.Add(new ImportTouch { RunId = run.Id, ItemId = item.Id, Row = draft.Rows[0], Version = item.Version });
                created++;
            }
            else if (there.Imported.Content == content)
            {
                unchanged++;
            }
            else if (there.Item.Version != there.Imported.Version)
            {
                kept.Add((draft.Rows[0], KeyOf(there.Item, context)));
            }
            else
            {
                var before = await writing.Update(there.Item, draft, there.Imported);
                (there.Imported.Content, there.Imported.Version) = (content, there.Item.Version);
                context.Db.Add(new ImportTouch { RunId = run.Id, ItemId = there.Item.Id, Row = draft.Rows[0], Version = there.Item.Version, Before = before.ToJson() });
                context.TellAbout(there.Item);
                updated++;
            }
        }

        run.Passed += command.Drafts.Count;
        (run.Created, run.Updated, run.Unchanged, run.Kept) = (run.Created + created, run.Updated + updated, run.Unchanged + unchanged, run.Kept + kept.Count);
        run.MovedAt = context.Now;
        context.TellAbout(run);
        return new AppliedDrafts(created, updated, unchanged, kept, writing.OddValues);
    }

    private static async Task<Dictionary<string, (ImportedItem Imported, WorkItem Item)>> Known(CommandContext context, long spaceId, List<string> ids)
    {
        var rows = await (from imported in context.Db.Set<ImportedItem>()
                          join item in context.Db.Set<WorkItem>().IgnoreQueryFilters() on imported.ItemId equals item.Id
                          where imported.SpaceId == spaceId && ids.Contains(imported.ExternalId)
                          select new { imported, item }).ToListAsync();
        return rows.ToDictionary(row => row.imported.ExternalId, row => (row.imported, row.item), StringComparer.Ordinal);
    }

    private static string KeyOf(WorkItem item, CommandContext context) =>
        new WorkItemKey(context.Workspace.Get<Spaces.SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString();
}
