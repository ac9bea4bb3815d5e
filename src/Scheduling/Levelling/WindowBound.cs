using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// Destructive bound: supposes a length, and refutes it when some window of time can not hold the work that must lie in it wherever the
/// activities are put between their earliest and latest dates (energetic reasoning: Erschler and Lopez 1990; destructive improvement: Klein and
/// Scholl, European Journal of Operational Research 112, 1999).
/// </summary>
static class WindowBound
{
    /// <summary>Above this the windows are too many to look at.</summary>
    public const int ActivitiesUpTo = 300;

    /// <summary>The smallest length from <paramref name="length"/> on that is not refuted, and the resource that refuted the last one; -1 for none.</summary>
    public static (int Length, int Resource) From(ProjectInstance instance, int length)
    {
        var resource = -1;
        while (Refuting(instance, length) is var found && found >= 0)
            (length, resource) = (length + 1, found);
        return (length, resource);
    }

    static int Refuting(ProjectInstance instance, int length)
    {
        for (var resource = 0; resource < instance.Capacities.Length; resource++)
        {
            int[] users = [.. Enumerable.Range(0, instance.Count).Where(i => instance.Demand(i, resource) > 0 && instance.Activities[i].Duration > 0)];
            if (Overfull(instance, resource, users, length))
                return resource;
        }
        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool Overfull(ProjectInstance instance, int resource, int[] users, int length)
    {
        var capacity = instance.Capacities[resource];
        int[] earliest = [.. users.Select(i => instance.Forward.Earliest[i])];
        int[] duration = [.. users.Select(i => instance.Activities[i].Duration)];
        int[] latestEnd = [.. users.Select(i => length - instance.Backward.Earliest[i])];
        int[] demand = [.. users.Select(i => instance.Demand(i, resource))];
        // other windows refute a little more and cost four times as much
        int[] ends = [.. latestEnd.Distinct()];
        int[] begins = [.. earliest.Distinct()];
        foreach (var from in begins)
        {
            foreach (var to in ends)
            {
                if (to <= from)
                    continue;
                var room = (long)capacity * (to - from);
                for (var i = 0; i < users.Length && room >= 0; i++)
                {
                    // what lies in the window however far the activity is pushed to the left or to the right
                    var inside = Math.Min(Math.Min(duration[i], to - from), Math.Min(earliest[i] + duration[i] - from, to - latestEnd[i] + duration[i]));
                    if (inside > 0)
                        room -= (long)inside * demand[i];
                }
                if (room < 0)
                    return true;
            }
        }
        return false;
    }
}
