using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>
/// Units of four resources in one machine word, 16 bits each, so that one subtraction compares all four: the highest bit of a lane is set in
/// the stock beforehand, and is lost exactly where the demand is larger than what is left.
/// </summary>
sealed class DemandLanes
{
    /// <summary>The highest bit of every lane.</summary>
    public const ulong Guard = 0x8000_8000_8000_8000;

    const int LanesPerWord = 4;
    const int BitsPerLane = 16;

    public DemandLanes(ImmutableArray<Activity> activities, ImmutableArray<int> capacities)
    {
        Words = Math.Max(1, (capacities.Length + LanesPerWord - 1) / LanesPerWord);
        Capacity = new ulong[Words];
        for (var resource = 0; resource < capacities.Length; resource++)
            Capacity[resource / LanesPerWord] |= Lane(capacities[resource], resource);
        Demand = new ulong[activities.Length * Words];
        Idle = new bool[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            for (var resource = 0; resource < activities[i].Demands.Length && resource < capacities.Length; resource++)
                Demand[(i * Words) + (resource / LanesPerWord)] |= Lane(activities[i].Demands[resource], resource);
            Idle[i] = activities[i].Duration == 0 || Demand.AsSpan(i * Words, Words).IndexOfAnyExcept(0UL) < 0;
        }
    }

    /// <summary>Words per period and per activity; 1 up to four resources.</summary>
    public int Words { get; }

    public ulong[] Capacity { get; }

    /// <summary>By activity, then word.</summary>
    public ulong[] Demand { get; }

    /// <summary>Activities that take nothing of any resource, or no time.</summary>
    public bool[] Idle { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(ulong left, ulong demand) => (((left | Guard) - demand) & Guard) == Guard;

    static ulong Lane(int units, int resource) => (ulong)units << (resource % LanesPerWord * BitsPerLane);
}
