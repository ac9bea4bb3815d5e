using System.Collections.Immutable;
using NodaTime;
using Steward.Scheduling.Staffing;

namespace Steward.Scheduling.Risk;

/// <summary>A buffer behind a chain of tasks.</summary>
/// <param name="Chain">Its tasks in the order of work.</param>
/// <param name="Before">The task of the critical chain it protects; 0 for the end of the project.</param>
/// <param name="Length">Working time.</param>
public sealed record ChainBuffer(ImmutableArray<long> Chain, long Before, Duration Length);

/// <summary>
/// The critical chain of a staffed plan (Goldratt 1997): the tasks that, by links or by sharing people, decide its end; with a buffer at the end and one
/// wherever another chain feeds it.
/// </summary>
/// <param name="Project">The critical chain and the buffer at its end.</param>
/// <param name="Feeding">Chains that join it.</param>
public sealed record CriticalChain(ChainBuffer Project, ImmutableArray<ChainBuffer> Feeding)
{
    /// <summary>Finds the chains and sizes their buffers by the root of the summed squares of what each task was shortened by (Newbold 1998).</summary>
    /// <param name="dates">Staffed with durations that hold half the time.</param>
    /// <param name="safety">By task: what a cautious estimate is longer. Tasks not named have none.</param>
    public static CriticalChain Of(StaffedDates dates, IReadOnlyDictionary<long, Duration> safety)
    {
        var open = dates.Tasks.Where(task => task.Stand.Reason != StandReason.Actual).ToList();
        if (open.Count == 0)
            return new CriticalChain(new ChainBuffer([], 0, Duration.Zero), []);
        var last = open.MaxBy(task => task.Finish)!;
        var critical = Back(dates, last, _ => false);
        var members = critical.ToHashSet();
        var feeding = ImmutableArray.CreateBuilder<ChainBuffer>();
        foreach (var link in dates.Unstaffed.Network.Plan.Links.Where(link => members.Contains(link.To) && !members.Contains(link.From)))
        {
            var feeder = dates.Tasks.FirstOrDefault(task => task.Task == link.From);
            if (feeder is null || feeder.Stand.Reason == StandReason.Actual)
                continue;
            var chain = Back(dates, feeder, members.Contains);
            feeding.Add(new ChainBuffer(chain, link.To, Buffer(chain, safety)));
        }
        return new CriticalChain(new ChainBuffer(critical, 0, Buffer(critical, safety)), feeding.ToImmutable());
    }

    /// <summary>From a task back over what each stands behind, as long as <paramref name="ends"/> does not say that another chain begins.</summary>
    static ImmutableArray<long> Back(StaffedDates dates, StaffedTask from, Predicate<long> ends)
    {
        var chain = new List<long>();
        var byId = dates.Tasks.ToDictionary(task => task.Task);
        for (var at = from; ;)
        {
            chain.Add(at.Task);
            if (at.Stand.Reason is not (StandReason.Link or StandReason.Resource) || !byId.TryGetValue(at.Stand.Task, out var before))
                break;
            if (before.Stand.Reason == StandReason.Actual || ends(before.Task) || chain.Contains(before.Task))
                break;
            at = before;
        }
        chain.Reverse();
        return [.. chain];
    }

    static Duration Buffer(ImmutableArray<long> chain, IReadOnlyDictionary<long, Duration> safety) =>
        Duration.FromTicks(Math.Round(Math.Sqrt(chain.Sum(task => Math.Pow(safety.GetValueOrDefault(task).TotalTicks, 2)))));
}
