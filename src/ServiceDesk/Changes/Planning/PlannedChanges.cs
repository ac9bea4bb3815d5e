using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Configuration.Graph;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Changes.Planning;

/// <summary>A change with its window.</summary>
/// <param name="Item">The work item.</param>
/// <param name="Key">Its key; null when the reader does not see it: then it is not named, but it clashes.</param>
/// <param name="Model">By which model.</param>
/// <param name="Risk">How much can go wrong.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Cis">Configuration items it is about.</param>
/// <param name="Touched">The same with what rests on them.</param>
public sealed record PlannedChange(WorkItem Item, string? Key, ChangeModel? Model, ChangeRisk? Risk, Instant Start, Instant End, IReadOnlySet<long> Cis, IReadOnlySet<long> Touched)
{
    public bool Overlaps(PlannedChange other) => Start < other.End && End > other.Start;
}

/// <summary>Two changes that stand in each other's way.</summary>
/// <param name="One">The earlier.</param>
/// <param name="Other">The later.</param>
/// <param name="Shared">Configuration items both touch.</param>
/// <param name="Team">The same team does both.</param>
public sealed record Clash(PlannedChange One, PlannedChange Other, IReadOnlyList<ConfigurationItem> Shared, bool Team);

/// <summary>The changes of a span with their clashes: five statements and one for each level of the graph, however many changes there are.</summary>
public sealed record PlannedChanges(IReadOnlyList<PlannedChange> All, IReadOnlyList<Clash> Clashes, bool Cut)
{
    public const int Most = 500;

    /// <summary>How far failures are followed to find what a change touches.</summary>
    private const int Levels = 3;

    /// <summary>Reads those whose windows touch a span. Cancelled ones are left out; done ones are there, but clash with nothing.</summary>
    /// <param name="visit">Who reads.</param>
    /// <param name="from">Beginning of the span.</param>
    /// <param name="to">Its end.</param>
    /// <param name="besides">Ids of changes to read whatever their window, for the page of one.</param>
    /// <param name="cancel">Stops between statements.</param>
    public static async Task<PlannedChanges> In(Visit visit, Instant from, Instant to, IReadOnlyList<long>? besides = null, CancellationToken cancel = default)
    {
        var also = besides ?? [];
        var items = await visit.Db.Set<WorkItem>()
            .Where(i => i.Type == ChangeBook.Type && i.Category != StateCategory.Cancelled && ((i.PlannedStart != null && i.Due != null && i.PlannedStart < to && i.Due > from) || also.Contains(i.Id)))
            .OrderBy(i => i.PlannedStart).ThenBy(i => i.Id).Take(Most + 1).ToListAsync(cancel);
        var ids = items.ConvertAll(i => i.Id);
        var facts = await visit.Db.Set<ChangeFacts>().Where(c => ids.Contains(c.ItemId)).ToDictionaryAsync(c => c.ItemId, cancel);
        var ties = (await visit.Db.Set<CiTie>().Where(t => ids.Contains(t.ItemId)).ToListAsync(cancel)).ToLookup(t => t.ItemId, t => t.CiId);
        var graph = await TouchGraph.Read(visit.Db, visit.Workspace.Get<CiBook>(), [.. ties.SelectMany(t => t).Distinct()], Levels, cancel);
        var (book, spaces) = (visit.Workspace.Get<ChangeBook>(), visit.Workspace.Get<SpaceDirectory>());
        var seen = (await visit.Items().Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(cancel)).ToHashSet();
        var all = items.Take(Most).Select(i =>
        {
            var known = facts.GetValueOrDefault(i.Id);
            var cis = ties[i.Id].ToHashSet();
            return new PlannedChange(
                i, seen.Contains(i.Id) ? new WorkItemKey(spaces.KeyOf(i.SpaceId), i.Number).ToString() : null, book.Model(known?.ModelId), known?.Risk,
                i.PlannedStart ?? Instant.MinValue, i.Due ?? Instant.MinValue, cis, graph.From(cis));
        }).ToList();
        return new PlannedChanges(all, await Find(visit.Db, all, cancel), items.Count > Most);
    }

    /// <summary>Clashes of one change, it first.</summary>
    public IEnumerable<Clash> Of(long item) => Clashes.Where(c => c.One.Item.Id == item || c.Other.Item.Id == item).Select(c => c.One.Item.Id == item ? c : c with { One = c.Other, Other = c.One });

    private static async Task<IReadOnlyList<Clash>> Find(AppDb db, List<PlannedChange> all, CancellationToken cancel)
    {
        var open = all.FindAll(c => c.Item.IsOpen && c.End > c.Start);
        var found = new List<(PlannedChange One, PlannedChange Other, List<long> Shared, bool Team)>();
        for (var one = 0; one < open.Count; one++)
        {
            for (var other = one + 1; other < open.Count && open[other].Start < open[one].End; other++)
            {
                var shared = Shared(open[one], open[other]);
                var team = open[one].Item.TeamId is { } mine && mine == open[other].Item.TeamId;
                if (shared.Count > 0 || team)
                    found.Add((open[one], open[other], shared, team));
            }
        }

        var ids = found.SelectMany(f => f.Shared).Distinct().ToList();
        var cis = ids.Count == 0 ? new Dictionary<long, ConfigurationItem>() : await db.Set<ConfigurationItem>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return [.. found.Select(f => new Clash(f.One, f.Other, [.. f.Shared.Where(cis.ContainsKey).Select(id => cis[id]).OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase)], f.Team))];
    }

    /// <summary>What one works on and the other works on or takes down with it.</summary>
    internal static List<long> Shared(PlannedChange one, PlannedChange other) => [.. one.Cis.Where(other.Touched.Contains).Union(other.Cis.Where(one.Touched.Contains))];
}
