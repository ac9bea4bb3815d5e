using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Reporting.Items;

/// <summary>Open items by age and priority: the table behind the heat cells.</summary>
/// <param name="Priority">The row.</param>
/// <param name="Counts">One per band of <see cref="Ageing.Bands"/>.</param>
/// <param name="Queries">The query that opens each count's items.</param>
public sealed record AgeingRow(Priority Priority, IReadOnlyList<int> Counts, IReadOnlyList<string> Queries);

/// <summary>How old open work is, in one statement.</summary>
public static class Ageing
{
    /// <summary>Lower and upper bounds of the bands, in days; the last has no upper bound.</summary>
    public static IReadOnlyList<(int From, int? To)> Bands { get; } = [(0, 2), (2, 7), (7, 30), (30, 90), (90, null)];

    public static async Task<IReadOnlyList<AgeingRow>> Of(Visit visit, IQueryable<WorkItem> items, string query, CancellationToken cancel = default)
    {
        var now = visit.Now;
        Instant Ago(int days) => now - Duration.FromDays(days);
        var (two, seven, thirty, ninety) = (Ago(2), Ago(7), Ago(30), Ago(90));
        var rows = await items.Where(i => i.Category < StateCategory.Done)
            .GroupBy(i => i.Priority)
            .Select(g => new
            {
                g.Key,
                A = g.Count(i => i.CreatedAt > two),
                B = g.Count(i => i.CreatedAt <= two && i.CreatedAt > seven),
                C = g.Count(i => i.CreatedAt <= seven && i.CreatedAt > thirty),
                D = g.Count(i => i.CreatedAt <= thirty && i.CreatedAt > ninety),
                E = g.Count(i => i.CreatedAt <= ninety),
            }).ToListAsync(cancel);
        var prefix = query.Length == 0 ? "" : query + " and ";
        return
        [
            .. rows.OrderByDescending(r => r.Key).Select(r => new AgeingRow(
                r.Key, [r.A, r.B, r.C, r.D, r.E],
                [.. Bands.Select(b => $"{prefix}stateCategory in (new, active, waiting) and priority = {r.Key.ToString().ToLowerInvariant()} and {BandCondition(b)}")])),
        ];
    }

    private static string BandCondition((int From, int? To) band) => band switch
    {
        (0, { } to) => $"createdAt > -{to}d",
        ({ } from, null) => $"createdAt <= -{from}d",
        ({ } from, { } to) => $"createdAt <= -{from}d and createdAt > -{to}d",
    };
}
