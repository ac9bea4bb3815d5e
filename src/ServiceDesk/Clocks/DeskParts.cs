using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Clocks;

/// <summary>What this module keeps about items goes when they go.</summary>
internal sealed class DeskParts : IPartsOfItems
{
    public async Task Remove(AppDb db, IQueryable<long> gone)
    {
        await db.Set<Clock>().Where(c => gone.Contains(c.ItemId)).ExecuteDeleteAsync();
        await db.Set<Moment>().Where(m => gone.Contains(m.ItemId)).ExecuteDeleteAsync();
    }
}

/// <summary>What the fields of this module ask in memory: two statements for any number of items.</summary>
internal sealed class DeskFactsOfItems : IFactsOfItems
{
    public string Name => DeskFacts.Name;

    public async Task<IReadOnlyDictionary<long, object?>> Read(AppDb db, IReadOnlyList<long> items, CancellationToken cancel)
    {
        var clocks = (await db.Set<Clock>().AsNoTracking().Where(c => items.Contains(c.ItemId)).ToListAsync(cancel)).ToLookup(c => c.ItemId);
        var last = await db.Set<Moment>().AsNoTracking().Where(m => items.Contains(m.ItemId) && !db.Set<Moment>().Any(n => n.ItemId == m.ItemId && n.Id > m.Id))
            .ToDictionaryAsync(m => m.ItemId, cancel);
        return items.Distinct().ToDictionary(id => id, id => (object?)new DeskFacts
        {
            Clocks = [.. clocks[id]], Answered = last.GetValueOrDefault(id)?.Answered ?? false, Unanswered = last.GetValueOrDefault(id)?.Unanswered ?? false,
            Happened = last.GetValueOrDefault(id)?.Kind,
        });
    }
}

/// <summary>Services of the list are offered wherever an item's service is written.</summary>
internal sealed class DeskServiceWords : IServiceWords
{
    public IReadOnlyList<string> Names(AppDb db) => [.. db.Set<Service>().Where(s => s.State != ServiceState.Retired).Select(s => s.Name)];
}
