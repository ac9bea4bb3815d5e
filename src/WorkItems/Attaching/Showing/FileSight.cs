using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Showing;

/// <summary>A file and its item as one visitor may see them.</summary>
internal sealed record SeenFile(Attachment File, WorkItem Item, bool Staff)
{
    /// <summary>The file of a number; null when it does not exist or the visitor may not see it: both look the same.</summary>
    public static async Task<SeenFile?> Find(Visit visit, long id, CancellationToken cancel)
    {
        var found = await (
            from file in visit.Db.Set<Attachment>()
            join item in visit.Db.ItemsFor(visit.Actor) on file.ItemId equals item.Id
            where file.Id == id
            select new { file, item }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var staff = visit.Actor.ReadsAllOf(found.item.SpaceId);
        return found.file.Internal && !staff ? null : new SeenFile(found.file, found.item, staff);
    }

    /// <summary>All versions, newest first.</summary>
    public Task<List<Attachment>> Versions(Visit visit, CancellationToken cancel) => visit.Db.Set<Attachment>()
        .Where(a => a.ItemId == Item.Id && a.Name == File.Name && a.Internal == File.Internal).OrderByDescending(a => a.Version).ToListAsync(cancel);
}
