using System.Collections.Immutable;

namespace Steward.Scheduling.Levelling;

/// <summary>Sorts activities so that each stands after its predecessors (Kahn 1962), or names a ring that prevents it.</summary>
static class PrecedenceOrder
{
    /// <summary>The order, lower indexes first where there is a choice to keep it the same every time; null when activities wait for each other.</summary>
    /// <param name="activities">Predecessors must be indexes of the list.</param>
    /// <param name="chain">The ring in the order of work, its first activity named again at the end; empty when there is none.</param>
    public static int[]? Of(ImmutableArray<Activity> activities, out ImmutableArray<int> chain)
    {
        var waiting = new int[activities.Length];
        var successors = new List<int>?[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            foreach (var predecessor in activities[i].Predecessors)
                (successors[predecessor] ??= []).Add(i);
            waiting[i] = activities[i].Predecessors.Length;
        }

        var order = new List<int>(activities.Length);
        for (var i = 0; i < activities.Length; i++)
        {
            if (waiting[i] == 0)
                order.Add(i);
        }
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var successor in successors[order[next]] ?? [])
            {
                if (--waiting[successor] == 0)
                    order.Add(successor);
            }
        }

        chain = order.Count == activities.Length ? [] : Ring(activities, waiting);
        return chain.IsEmpty ? [.. order] : null;
    }

    /// <summary>Each activity left over waits for another one left over; going back along them must come round.</summary>
    static ImmutableArray<int> Ring(ImmutableArray<Activity> activities, int[] waiting)
    {
        var at = Array.FindIndex(waiting, count => count > 0);
        var seen = new HashSet<int>();
        while (seen.Add(at))
            at = activities[at].Predecessors.First(predecessor => waiting[predecessor] > 0);
        var ring = new List<int> { at };
        do
        {
            at = activities[at].Predecessors.First(predecessor => waiting[predecessor] > 0);
            ring.Add(at);
        }
        while (at != ring[0]);
        ring.Reverse();
        return [.. ring];
    }
}
