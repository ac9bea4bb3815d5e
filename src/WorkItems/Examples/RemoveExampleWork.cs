using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.WorkItems.Feeding;
using Steward.WorkItems.Importing.Applying;
using Steward.WorkItems.Items;
using Steward.WorkItems.Limits;
using Steward.WorkItems.Macros;
using Steward.WorkItems.Recurring;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Templates;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Examples;

/// <summary>
/// Takes out the items and spaces that came in by the door of the example, whatever is said on them included. What own work stands on stays: example items
/// above an own item, example spaces that hold an own item or an import.
/// </summary>
public sealed record RemoveExampleWork : ICommand<RemovedExampleWork>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

/// <summary>What went, what stays, and whom the work that stays still names.</summary>
public sealed record RemovedExampleWork(int Items, int Spaces, IReadOnlyList<string> KeptItems, IReadOnlyList<string> KeptSpaces)
{
    /// <summary>Spaces that are gone, so that roles in them go too.</summary>
    public required IReadOnlyList<long> SpaceIds { get; init; }

    /// <summary>People, teams and clients of the example whom the remaining work names.</summary>
    public required StillNamed Named { get; init; }
}

internal sealed class RemoveExampleWorkHandler : IHandle<RemoveExampleWork, RemovedExampleWork>
{
    public async Task<Outcome<RemovedExampleWork>> Handle(RemoveExampleWork command, CommandContext context)
    {
        var db = context.Db;
        var kept = await Foundations(db);
        var before = await db.Set<WorkItem>().IgnoreQueryFilters().CountAsync();
        await RemoveItems(context, kept);
        var items = before - await db.Set<WorkItem>().IgnoreQueryFilters().CountAsync();

        var made = db.MadeByExample("space.created");
        var spaces = await db.Set<Space>().Where(s => made.Contains(s.Id)).ToListAsync();
        var used = await Used(db, made);
        var (gone, stay) = (spaces.FindAll(s => !used.Contains(s.Id)), spaces.FindAll(s => used.Contains(s.Id)));
        var goneIds = gone.ConvertAll(s => s.Id);
        await db.Set<FormerSpaceKey>().Where(f => goneIds.Contains(f.SpaceId)).ExecuteDeleteAsync();
        await db.Set<FormerItemKey>().Where(f => goneIds.Contains(f.SpaceId)).ExecuteDeleteAsync();
        db.RemoveRange(gone);
        await RemoveViews(db, goneIds);
        await db.Set<ScheduleRun>().Where(r => db.Set<Schedule>().Any(s => s.Id == r.ScheduleId && goneIds.Contains(s.SpaceId))).ExecuteDeleteAsync();
        await db.Set<Schedule>().Where(s => goneIds.Contains(s.SpaceId)).ExecuteDeleteAsync();
        await db.Set<ItemTemplate>().Where(t => goneIds.Contains(t.SpaceId)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(TemplateDirectory.Topic));
        await db.Set<ColumnLimit>().Where(l => goneIds.Contains(l.SpaceId)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(LimitDirectory.Topic));
        context.Tell(new LiveNews(SpaceDirectory.Topic));
        var people = db.MadeByExample("person.created");
        await db.Set<Macro>().Where(m => people.Contains(m.OwnerId)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(MacroDirectory.Topic));
        context.Tell(new LiveNews(ViewDirectory.Topic));
        context.Tell(new LiveNews(Querying.ItemWords.Topic));
        foreach (var space in spaces)
            context.Tell(new LiveNews($"space:{space.Key}", space.Id));
        return new RemovedExampleWork(items, gone.Count, await Keys(context, kept), stay.ConvertAll(s => $"{s.Key} · {s.Name}"))
        {
            SpaceIds = goneIds,
            Named = await StillNamed.By(db),
        };
    }

    /// <summary>Example items an own item stands below, all the way up.</summary>
    private static async Task<HashSet<long>> Foundations(AppDb db)
    {
        var made = db.MadeByExample("item.created");
        var kept = new HashSet<long>();
        var step = await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => i.ParentId != null && !made.Contains(i.Id) && made.Contains(i.ParentId.Value)).Select(i => i.ParentId!.Value).Distinct().ToListAsync();
        while (step.Count > 0)
        {
            kept.UnionWith(step);
            step = await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => step.Contains(i.Id) && i.ParentId != null).Select(i => i.ParentId!.Value).Distinct().ToListAsync();
            step.RemoveAll(kept.Contains);
        }

        return kept;
    }

    private static async Task RemoveItems(CommandContext context, HashSet<long> kept)
    {
        var db = context.Db;
        var made = db.MadeByExample("item.created");
        var gone = db.Set<WorkItem>().IgnoreQueryFilters().Where(i => made.Contains(i.Id) && !kept.Contains(i.Id)).Select(i => i.Id);
        await ItemRemoval.RemoveParts(context.Workspace, db, gone);
        await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => made.Contains(i.Id) && !kept.Contains(i.Id)).ExecuteDeleteAsync();
    }

    /// <summary>Views of people of the example, and of anybody over spaces that are gone.</summary>
    private static async Task RemoveViews(AppDb db, List<long> spaces)
    {
        var people = db.MadeByExample("person.created");
        var views = db.Set<SavedView>().Where(v => people.Contains(v.OwnerId) || (v.SpaceId != null && spaces.Contains(v.SpaceId.Value)));
        await db.Set<ViewPin>().Where(p => people.Contains(p.PersonId) || views.Select(v => v.Id).Contains(p.ViewId)).ExecuteDeleteAsync();
        await db.Set<ViewFeed>().Where(f => people.Contains(f.PersonId) || views.Select(v => v.Id).Contains(f.ViewId)).ExecuteDeleteAsync();
        await views.ExecuteDeleteAsync();
    }

    /// <summary>Example spaces in which something is left: an item, or an import whose report somebody may want to read.</summary>
    private static async Task<HashSet<long>> Used(AppDb db, IQueryable<long> made) =>
    [
        .. await db.Set<WorkItem>().IgnoreQueryFilters().Where(i => made.Contains(i.SpaceId)).Select(i => i.SpaceId).Distinct().ToListAsync(),
        .. await db.Set<ImportRun>().Where(r => made.Contains(r.SpaceId)).Select(r => r.SpaceId).Distinct().ToListAsync(),
    ];

    private static async Task<IReadOnlyList<string>> Keys(CommandContext context, HashSet<long> kept)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var items = await context.Db.Set<WorkItem>().Where(i => kept.Contains(i.Id)).Select(i => new { i.SpaceId, i.Number }).ToListAsync();
        return [.. items.Select(i => new WorkItemKey(spaces.KeyOf(i.SpaceId), i.Number).ToString()).Order(StringComparer.Ordinal)];
    }
}
