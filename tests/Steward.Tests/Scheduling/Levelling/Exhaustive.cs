using Steward.Scheduling.Levelling;

namespace Steward.Tests.Scheduling.Levelling;

/// <summary>Lays the activities in every order there is and keeps the shortest plan: slow and obviously right.</summary>
static class Exhaustive
{
    public static int ShortestMakespan(ProjectInstance instance)
    {
        var starts = new int?[instance.Count];
        var best = int.MaxValue;
        Extend(instance, starts, 0, ref best);
        return best;
    }

    static void Extend(ProjectInstance instance, int?[] starts, int laid, ref int best)
    {
        if (laid == instance.Count)
        {
            best = Math.Min(best, starts.Select((start, i) => start!.Value + instance.Activities[i].Duration).Max());
            return;
        }
        for (var i = 0; i < instance.Count; i++)
        {
            var activity = instance.Activities[i];
            if (starts[i] is not null || activity.Predecessors.Any(before => starts[before] is null))
                continue;
            var at = activity.Predecessors.Select(before => starts[before]!.Value + instance.Activities[before].Duration).DefaultIfEmpty(0).Max();
            while (!Fits(instance, starts, i, at))
                at++;
            starts[i] = at;
            Extend(instance, starts, laid + 1, ref best);
            starts[i] = null;
        }
    }

    static bool Fits(ProjectInstance instance, int?[] starts, int activity, int at)
    {
        for (var period = at; period < at + instance.Activities[activity].Duration; period++)
        {
            for (var resource = 0; resource < instance.Capacities.Length; resource++)
            {
                var used = instance.Demand(activity, resource);
                for (var other = 0; other < instance.Count; other++)
                {
                    if (starts[other] <= period && period < starts[other] + instance.Activities[other].Duration)
                        used += instance.Demand(other, resource);
                }
                if (used > instance.Capacities[resource])
                    return false;
            }
        }
        return true;
    }
}
