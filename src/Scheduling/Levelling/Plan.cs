using System.Runtime.CompilerServices;

namespace Steward.Scheduling.Levelling;

/// <summary>One member of a population: a finished plan, kept as the next decoder wants it, seen from its other end.</summary>
sealed class Plan(int count)
{
    /// <summary>Starts in the direction opposite to the one it was made in.</summary>
    public int[] Start { get; } = new int[count];

    /// <summary>The activities in the order of those starts.</summary>
    public int[] Order { get; } = new int[count];

    public int Makespan { get; set; } = int.MaxValue;

    /// <summary>Made by the parallel scheme, not the serial one; a gene of its own (Hartmann's self-adapting algorithm, 2002).</summary>
    public bool Parallel { get; set; }

    /// <summary>Tells plans apart without comparing all starts; two plans with the same one are taken for the same.</summary>
    public ulong Fingerprint { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sign()
    {
        var mixed = 14695981039346656037UL;
        foreach (var start in Start)
            mixed = (mixed ^ (uint)start) * 0x9E3779B97F4A7C15 ^ (mixed >> 29);
        Fingerprint = mixed;
    }
}
