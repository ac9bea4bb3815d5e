using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>An imported item was taken back with its import.</summary>
public sealed record ItemTakenBack : ItemHappening
{
    public override string Kind => "item.taken-back";
}

/// <summary>Takes an import back within seven days. Items that were changed here since stay and are named, unless forced.</summary>
public sealed record UndoImport(long RunId, bool Force) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;

    /// <summary>Without a job: the caller carries it out itself.</summary>
    public bool Here { get; init; }
}

/// <summary>The work of taking an import back, in the outbox.</summary>
public sealed record TakeImportBack(long RunId, bool Force) : IJob
{
    public static string Kind => "work.import-undo";

    public static Said? Words => Texts<ImportTexts>.Say("JobTakeBack");
}

/// <summary>Takes back some of the items of a run, and says which stay; none left means the items are through.</summary>
internal sealed record TakeItemsBack(long RunId, bool Force, long After) : ICommand<TakenBack>
{
    public const int AtOnce = 100;

    public static Permission Needs => WorkItemPermissions.Import;
}

/// <summary>How far the taking back came.</summary>
/// <param name="Last">The last item looked at; nothing when there was none left.</param>
/// <param name="Kept">Items that stay, with the row they came from.</param>
internal sealed record TakenBack(long? Last, IReadOnlyList<(int Row, string Key)> Kept);

/// <summary>Ends an undo.</summary>
internal sealed record FinishUndo(long RunId) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;
}

internal sealed class UndoImportHandler : IHandle<UndoImport, Done>
{
    public async Task<Outcome<Done>> Handle(UndoImport command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        if (run!.IsUnderWay) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportUnderWay"));
        if (run.Stage == ImportStage.Undone && !(command.Force && await HasItems(run, context))) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportUndoneBefore"));
        if (run.Stage is ImportStage.Mapping or ImportStage.Checked) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportNotRun"));
        if (context.Now >= (run.FinishedAt ?? run.CreatedAt) + ImportRun.UndoTime) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportUndoTooLate", (int)ImportRun.UndoTime.TotalDays));
        run.Stage = ImportStage.Undoing;
        run.MovedAt = context.Now;
        if (!command.Here) context.Enqueue(new TakeImportBack(run.Id, command.Force), $"import:{run.Id}");
        context.TellAbout(run);
        return Done.Instance;
    }

    private static Task<bool> HasItems(ImportRun run, CommandContext context) => context.Db.Set<ImportTouch>().AnyAsync(t => t.RunId == run.Id);
}

internal sealed class TakeItemsBackHandler : IHandle<TakeItemsBack, TakenBack>
{
    public async Task<Outcome<TakenBack>> Handle(TakeItemsBack command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        if (run!.Stage != ImportStage.Undoing) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportIsDecided"));

        var touches = await context.Db.Set<ImportTouch>().Where(t => t.RunId == run.Id && t.ItemId > command.After).OrderBy(t => t.ItemId).Take(TakeItemsBack.AtOnce).ToListAsync();
        if (touches.Count == 0) return new TakenBack(null, []);
        var ids = touches.ConvertAll(t => t.ItemId);
        var items = await context.Db.Set<WorkItem>().IgnoreQueryFilters().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var used = command.Force ? [] : await Used(context, run.Id, ids);
        var kept = new List<(int, string)>();
        var gone = new List<WorkItem>();
        foreach (var touch in touches)
        {
            var item = items.GetValueOrDefault(touch.ItemId);
            if (item is not null && !command.Force && (item.Version != touch.Version || used.Contains(item.Id)))
            {
                kept.Add((touch.Row, new WorkItemKey(context.Workspace.Get<Spaces.SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString()));
                continue;
            }

            context.Db.Remove(touch);
            if (item is null) continue;
            if (touch.Before is null) gone.Add(item);
            else await PutBack(item, ItemBefore.FromJson(touch.Before), context);
        }

        await Remove(gone, context);
        run.Removed += gone.Count;
        run.MovedAt = context.Now;
        context.TellAbout(run);
        return new TakenBack(ids[^1], kept);
    }

    /// <summary>Items somebody answered, proved, linked or broke down since: they are work of this place now.</summary>
    private static async Task<HashSet<long>> Used(CommandContext context, long runId, List<long> ids)
    {
        // what the import itself tied together is no use of it
        var own = context.Db.Set<ImportTouch>().Where(t => t.RunId == runId).Select(t => t.ItemId);
        return
        [
            .. await context.Db.Set<Comment>().Where(c => ids.Contains(c.ItemId) && c.Channel != Channel.Import).Select(c => c.ItemId).ToListAsync(),
            .. await context.Db.Set<Attachment>().Where(a => ids.Contains(a.ItemId)).Select(a => a.ItemId).ToListAsync(),
            .. await context.Db.Set<ItemLink>().Where(l => ids.Contains(l.FromId) && !own.Contains(l.ToId)).Select(l => l.FromId).ToListAsync(),
            .. await context.Db.Set<ItemLink>().Where(l => ids.Contains(l.ToId) && !own.Contains(l.FromId)).Select(l => l.ToId).ToListAsync(),
            .. await context.Db.Set<WorkItem>().Where(i => i.ParentId != null && ids.Contains(i.ParentId.Value) && !own.Contains(i.Id)).Select(i => i.ParentId!.Value).ToListAsync(),
        ];
    }

    private static async Task Remove(List<WorkItem> items, CommandContext context)
    {
        if (items.Count == 0) return;
        var ids = items.ConvertAll(item => item.Id);
        var db = context.Db;
        await ItemRemoval.RemoveParts(context.Workspace, db, db.Set<WorkItem>().IgnoreQueryFilters().Where(i => ids.Contains(i.Id)).Select(i => i.Id));
        foreach (var item in items)
        {
            context.Record(new ItemTakenBack { SubjectId = item.Id, SpaceId = item.SpaceId, Changes = [new Change("title", item.Title, null)] });
            db.Remove(item);
        }
    }

    private static async Task PutBack(WorkItem item, ItemBefore before, CommandContext context)
    {
        var db = context.Db;
        item.Title = before.Title;
        item.Description = before.Description;
        (item.State, item.Category, item.Priority) = (before.State, before.Category, before.Priority);
        (item.AssigneeId, item.TeamId, item.RequesterId, item.ClientId) = (before.AssigneeId, before.TeamId, before.RequesterId, before.ClientId);
        (item.Service, item.Process, item.PlannedStart, item.Due, item.Progress) = (before.Service, before.Process, before.PlannedStart, before.Due, before.Progress);
        item.UpdatedAt = before.UpdatedAt;
        item.Version++;
        await db.Set<Closure>().Where(c => c.ItemId == item.Id).ExecuteDeleteAsync();
        if (before.ClosedAt is { } at) db.Add(new Closure { ItemId = item.Id, At = at, ById = before.ClosedById, Resolution = before.Resolution });
        await db.Set<ItemField>().Where(f => f.ItemId == item.Id).ExecuteDeleteAsync();
        foreach (var (name, value) in before.Fields) db.Add(new ItemField { ItemId = item.Id, Name = name, Value = value });
        if (await db.Set<ImportedItem>().FirstOrDefaultAsync(i => i.ItemId == item.Id) is { } imported) (imported.Content, imported.Version) = (before.Content, item.Version);
        await db.Reindex(new SearchEntry { Id = item.Id, ItemId = item.Id, Title = item.Title, Body = item.Description });
        context.Record(new ItemChanged { SubjectId = item.Id, SpaceId = item.SpaceId, Changes = [new Change("title", null, item.Title)] });
        context.TellAbout(item);
    }
}

internal sealed class FinishUndoHandler : IHandle<FinishUndo, Done>
{
    public async Task<Outcome<Done>> Handle(FinishUndo command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        run!.Stage = ImportStage.Undone;
        run.UndoneAt = context.Now;
        context.Record(new ImportUndone { SubjectId = run.Id, SpaceId = run.SpaceId, Changes = [new Change("items", run.Removed.ToString(System.Globalization.CultureInfo.InvariantCulture), null)] });
        context.TellAbout(run);
        return Done.Instance;
    }
}
