using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.ServiceDesk.Configuration;

namespace Steward.ServiceDesk.Changes.Planning;

/// <summary>The part of the graph behind some configuration items, in memory: for many changes it is read once, a statement a level.</summary>
internal sealed class TouchGraph
{
    private const int MostEdges = 5_000;

    private readonly Dictionary<long, List<long>> next = [];
    private int levels;

    public static async Task<TouchGraph> Read(AppDb db, CiBook book, IReadOnlyList<long> start, int levels, CancellationToken cancel)
    {
        var graph = new TouchGraph { levels = levels };
        var (back, onward) = book.CarryingKinds();
        var seen = start.ToHashSet();
        var frontier = start.ToList();
        for (var level = 0; level < levels && frontier.Count > 0; level++)
        {
            var here = frontier;
            var edges = await db.Set<CiRelation>().Where(r => (here.Contains(r.ToId) && back.Contains(r.KindId)) || (here.Contains(r.FromId) && onward.Contains(r.KindId))).Take(MostEdges).ToListAsync(cancel);
            frontier = [];
            foreach (var edge in edges)
            {
                if (back.Contains(edge.KindId) && seen.Contains(edge.ToId))
                    Join(edge.ToId, edge.FromId);
                if (onward.Contains(edge.KindId) && seen.Contains(edge.FromId))
                    Join(edge.FromId, edge.ToId);
            }

            foreach (var reached in here.SelectMany(h => graph.next.GetValueOrDefault(h) ?? []).Where(seen.Add))
                frontier.Add(reached);
        }

        return graph;

        void Join(long from, long to)
        {
            if (!graph.next.TryGetValue(from, out var known))
                graph.next[from] = known = [];
            known.Add(to);
        }
    }

    /// <summary>The start and everything a failure of it reaches.</summary>
    public IReadOnlySet<long> From(IReadOnlySet<long> start)
    {
        var reached = start.ToHashSet();
        var frontier = start.ToList();
        for (var level = 0; level < levels && frontier.Count > 0; level++)
            frontier = [.. frontier.SelectMany(f => next.GetValueOrDefault(f) ?? []).Where(reached.Add)];
        return reached;
    }
}
