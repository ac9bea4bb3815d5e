using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration;

/// <summary>What ties a work item to configuration items goes when the item goes.</summary>
internal sealed class CiTiesOfItems : IPartsOfItems
{
    public async Task Remove(AppDb db, IQueryable<long> gone) => await db.Set<CiTie>().Where(t => gone.Contains(t.ItemId)).ExecuteDeleteAsync();
}

/// <summary>Which configuration items a work item is about, as conditions in memory ask.</summary>
internal sealed class CiFactsOfItems : IFactsOfItems
{
    public const string Facts = "configuration";

    public string Name => Facts;

    public async Task<IReadOnlyDictionary<long, object?>> Read(AppDb db, IReadOnlyList<long> items, CancellationToken cancel) =>
        (await (from tie in db.Set<CiTie>() join ci in db.Set<ConfigurationItem>() on tie.CiId equals ci.Id where items.Contains(tie.ItemId) select new { tie.ItemId, ci.Id, ci.ClassId }).ToListAsync(cancel))
            .GroupBy(t => t.ItemId).ToDictionary(g => g.Key, g => (object?)new TiedCis([.. g.Select(t => (t.Id, t.ClassId))]));
}

/// <summary>Configuration items a work item is about: their ids and classes.</summary>
internal sealed record TiedCis(IReadOnlyList<(long Id, long ClassId)> All)
{
    public static readonly TiedCis None = new([]);

    public static TiedCis Of(KnownItem item) => item.Facts.GetValueOrDefault(CiFactsOfItems.Facts) as TiedCis ?? None;
}
