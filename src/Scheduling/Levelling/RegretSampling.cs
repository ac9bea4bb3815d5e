using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// Draws activities at random, urgent ones more often: regret-based biased random sampling (Drexl 1991; Kolisch 1996) with the rule "latest
/// finish time first". The regret of an activity is how much earlier than the least urgent open one it must finish; its chance is
/// proportional to regret + 1.
/// </summary>
sealed class RegretSampling(TimeDirection direction, int[] tail)
{
    readonly int[] waiting = new int[tail.Length];
    readonly int[] open = new int[tail.Length];
    readonly int[] all = [.. Enumerable.Range(0, tail.Length)];
    readonly double[] weight = new double[tail.Length];

    /// <summary>Fills <paramref name="list"/> with all activities, each after its predecessors.</summary>
    /// <param name="random">Where chance comes from; null takes the most urgent each time.</param>
    /// <param name="list">As long as the project.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(SeededRandom? random, int[] list)
    {
        var count = 0;
        for (var i = 0; i < waiting.Length; i++)
        {
            waiting[i] = direction.PredecessorsOf(i).Length;
            if (waiting[i] == 0)
                open[count++] = i;
        }
        for (var at = 0; at < list.Length; at++)
        {
            var chosen = Draw(open, all, count, tail, weight, random);
            var activity = list[at] = open[chosen];
            open[chosen] = open[--count];
            foreach (var successor in direction.SuccessorsOf(activity))
            {
                if (--waiting[successor] == 0)
                    open[count++] = successor;
            }
        }
    }

    /// <summary>Draws one of the first <paramref name="count"/> of <paramref name="places"/>, which are places in <paramref name="open"/>.</summary>
    /// <param name="open">Activities.</param>
    /// <param name="places">Where those to choose from stand in it.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="tail">By activity: what must follow it; the latest finish is the critical path less this.</param>
    /// <param name="weight">Room for as many chances.</param>
    /// <param name="random">Where chance comes from; null takes the most urgent, of equals the first activity.</param>
    /// <returns>An index into <paramref name="places"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Draw(int[] open, int[] places, int count, int[] tail, double[] weight, SeededRandom? random)
    {
        if (count == 1)
            return 0;
        if (random is null)
            return MostUrgent(open, places, count, tail);
        var least = int.MaxValue;
        for (var i = 0; i < count; i++)
            least = Math.Min(least, tail[open[places[i]]]);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            sum += weight[i] = tail[open[places[i]]] - least + 1.0;
        var drawn = random.Fraction() * sum;
        for (var i = 0; i < count - 1; i++)
        {
            drawn -= weight[i];
            if (drawn < 0)
                return i;
        }
        return count - 1;
    }

    static int MostUrgent(int[] open, int[] places, int count, int[] tail)
    {
        var best = 0;
        for (var i = 1; i < count; i++)
        {
            var (mine, theirs) = (open[places[i]], open[places[best]]);
            if (tail[mine] > tail[theirs] || (tail[mine] == tail[theirs] && mine < theirs))
                best = i;
        }
        return best;
    }
}
