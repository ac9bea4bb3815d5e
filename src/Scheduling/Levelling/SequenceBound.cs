using System.Collections;
using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// The longest sequence found of activities no two of which can run side by side. Grown greedily, so it is a bound and not
/// always the best of its kind.
/// </summary>
static class SequenceBound
{
    /// <summary>Sequences are grown from the longest activities; those begun with a short one rarely win.</summary>
    const int Beginnings = 200;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Of(ProjectInstance instance)
    {
        var apart = Apart(instance);
        var durations = instance.Forward.Durations;
        int[] byLength = [.. Enumerable.Range(0, instance.Count).Where(i => durations[i] > 0)];
        Array.Sort([.. byLength.Select(i => -durations[i])], byLength);
        var best = 0;
        var members = new List<int>(instance.Count);
        foreach (var first in byLength.Take(Beginnings))
        {
            members.Clear();
            members.Add(first);
            foreach (var other in byLength)
            {
                if (other != first && members.TrueForAll(member => apart[member][other]))
                    members.Add(other);
            }
            best = Math.Max(best, Length(instance, members));
        }
        return best;
    }

    static int Length(ProjectInstance instance, List<int> members) =>
        members.Min(i => instance.Forward.Earliest[i]) + members.Sum(i => instance.Forward.Durations[i]) + members.Min(i => instance.Backward.Earliest[i]);

    /// <summary>Pairs joined by a chain of precedence, or that together need more of a resource than there is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static BitArray[] Apart(ProjectInstance instance)
    {
        var apart = new BitArray[instance.Count];
        foreach (var activity in instance.Forward.Order)
        {
            var before = new BitArray(instance.Count);
            foreach (var predecessor in instance.Forward.PredecessorsOf(activity))
            {
                before.Or(apart[predecessor]);
                before[predecessor] = true;
            }
            apart[activity] = before;
        }
        for (var one = 0; one < instance.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var pair = apart[one][other] || apart[other][one] || Compete(instance, one, other);
                (apart[one][other], apart[other][one]) = (pair, pair);
            }
        }
        return apart;
    }

    static bool Compete(ProjectInstance instance, int one, int other)
    {
        for (var resource = 0; resource < instance.Capacities.Length; resource++)
        {
            if (instance.Demand(one, resource) + instance.Demand(other, resource) > instance.Capacities[resource])
                return true;
        }
        return false;
    }
}
