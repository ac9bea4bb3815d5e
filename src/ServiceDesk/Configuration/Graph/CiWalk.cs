using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.ServiceDesk.Configuration.Graph;

/// <summary>Which way the graph is walked.</summary>
public enum Walking
{
    /// <summary>To what is touched when the start fails.</summary>
    ToTouched,

    /// <summary>To what can make the start fail.</summary>
    ToCauses,
}

/// <summary>How a configuration item was reached.</summary>
/// <param name="Id">Which.</param>
/// <param name="Depth">How many relations away; 0 for the start.</param>
/// <param name="ViaId">The one it was reached from; null for the start.</param>
/// <param name="KindId">The kind of relation.</param>
/// <param name="SpeaksFirst">It is the first end of the relation, so the kind's own words are its words.</param>
public sealed record CiStep(long Id, int Depth, long? ViaId, long KindId, bool SpeaksFirst);

/// <summary>What was reached, nearest first.</summary>
/// <param name="Steps">The start included.</param>
/// <param name="Cut">There is more behind the limits.</param>
public sealed record CiReach(IReadOnlyList<CiStep> Steps, bool Cut);

/// <summary>
/// Walks relations along which failures go, level by level: one statement a level, however many items stand on it. Each item is reached once, on the shortest
/// way, so circles end by themselves. What is retired carries nothing.
/// </summary>
public static class CiWalk
{
    public const int Deepest = 6;
    public const int Most = 500;

    /// <summary>Walks from some items.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="book">Which kinds carry failures.</param>
    /// <param name="start">Ids of the items it starts from.</param>
    /// <param name="way">Which way.</param>
    /// <param name="deepest">Levels at most.</param>
    /// <param name="cancel">Stops between levels.</param>
    public static async Task<CiReach> From(AppDb db, CiBook book, IReadOnlyCollection<long> start, Walking way, int deepest = Deepest, CancellationToken cancel = default)
    {
        var (back, onward) = book.CarryingKinds();
        var steps = start.Distinct().Select(id => new CiStep(id, 0, null, 0, false)).ToList();
        var seen = steps.Select(s => s.Id).ToHashSet();
        var frontier = seen.ToList();
        var cut = false;
        for (var depth = 1; frontier.Count > 0; depth++)
        {
            var here = frontier;
            // a failure goes from the second end to the first along one kind, from the first to the second along another
            var edges = way == Walking.ToTouched
                ? db.Set<CiRelation>().Where(r => (here.Contains(r.ToId) && back.Contains(r.KindId)) || (here.Contains(r.FromId) && onward.Contains(r.KindId)))
                : db.Set<CiRelation>().Where(r => (here.Contains(r.FromId) && back.Contains(r.KindId)) || (here.Contains(r.ToId) && onward.Contains(r.KindId)));
            var found = await edges
                .Where(r => !db.Set<ConfigurationItem>().Any(c => c.Id == r.FromId && c.State == CiState.Retired) && !db.Set<ConfigurationItem>().Any(c => c.Id == r.ToId && c.State == CiState.Retired))
                .OrderBy(r => r.Id).Take(Most * 4).ToListAsync(cancel);
            frontier = [];
            foreach (var edge in found)
            {
                foreach (var step in Next(edge, here, way, back, onward).Where(s => seen.Add(s.Id)))
                {
                    if (depth > deepest || steps.Count >= Most)
                    {
                        cut = true;
                        continue;
                    }

                    steps.Add(step with { Depth = depth });
                    frontier.Add(step.Id);
                }
            }

            if (cut)
                break;
        }

        return new CiReach(steps, cut);
    }

    private static IEnumerable<CiStep> Next(CiRelation edge, List<long> here, Walking way, long[] back, long[] onward)
    {
        var (carriesBack, carriesOnward) = (back.Contains(edge.KindId), onward.Contains(edge.KindId));
        if ((way == Walking.ToTouched ? carriesBack : carriesOnward) && here.Contains(edge.ToId))
            yield return new CiStep(edge.FromId, 0, edge.ToId, edge.KindId, true);
        if ((way == Walking.ToTouched ? carriesOnward : carriesBack) && here.Contains(edge.FromId))
            yield return new CiStep(edge.ToId, 0, edge.FromId, edge.KindId, false);
    }
}
