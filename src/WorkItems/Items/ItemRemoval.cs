using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Search;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Importing.Applying;
using Steward.WorkItems.Retention;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Undoing;

namespace Steward.WorkItems.Items;

/// <summary>
/// Everything that hangs on items, taken away before the items themselves: with an import that is undone, or with the example. Tables of this module stand
/// here; modules above name theirs by <see cref="IPartsOfItems"/>.
/// </summary>
internal static class ItemRemoval
{
    /// <summary>Removes the parts of some items; children elsewhere lose their parent.</summary>
    /// <param name="workspace">Whose modules have tables about items.</param>
    /// <param name="db">The context of the command.</param>
    /// <param name="gone">Ids of the items, as a query, so that thousands cost the same statements as one.</param>
    public static async Task RemoveParts(Workspace workspace, AppDb db, IQueryable<long> gone)
    {
        foreach (var module in workspace.Contributed<IPartsOfItems>())
            await module.Remove(db, gone);
        // by their own ids: the full-text table knows no other index
        await db.Set<SearchEntry>().Where(e => gone.Contains(e.Id)).ExecuteDeleteAsync();
        await db.Set<SearchEntry>().Where(e => db.Set<Comment>().Where(c => gone.Contains(c.ItemId)).Select(c => c.Id).Contains(e.Id)).ExecuteDeleteAsync();
        await db.Set<Comment>().Where(c => gone.Contains(c.ItemId)).ExecuteDeleteAsync();
        await db.Set<ItemField>().Where(f => gone.Contains(f.ItemId)).ExecuteDeleteAsync();
        await db.Set<ItemTag>().Where(t => gone.Contains(t.ItemId)).ExecuteDeleteAsync();
        await db.Set<CheckRow>().Where(c => gone.Contains(c.ItemId)).ExecuteDeleteAsync();
        await db.Set<ItemHold>().Where(h => gone.Contains(h.ItemId)).ExecuteDeleteAsync();
        await db.Set<Closure>().Where(c => gone.Contains(c.ItemId)).ExecuteDeleteAsync();
        await db.Set<Watcher>().Where(w => gone.Contains(w.ItemId)).ExecuteDeleteAsync();
        await db.Set<FileTaking>().Where(t => gone.Contains(t.ItemId)).ExecuteDeleteAsync();
        await db.Set<Attachment>().Where(a => gone.Contains(a.ItemId)).ExecuteDeleteAsync();
        await db.Set<ItemLink>().Where(l => gone.Contains(l.FromId) || gone.Contains(l.ToId)).ExecuteDeleteAsync();
        await db.Set<ActStep>().Where(s => gone.Contains(s.ItemId)).ExecuteDeleteAsync();
        await db.Set<FormerItemKey>().Where(k => gone.Contains(k.ItemId)).ExecuteDeleteAsync();
        await db.Set<ImportedItem>().Where(i => gone.Contains(i.ItemId)).ExecuteDeleteAsync();
        await db.Set<WorkItem>().Where(i => i.ParentId != null && gone.Contains(i.ParentId.Value)).ExecuteUpdateAsync(set => set.SetProperty(i => i.ParentId, (long?)null));
    }
}
