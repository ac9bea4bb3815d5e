using System.Numerics;

namespace Steward.Scheduling.Levelling;

/// <summary>The generator xoshiro256** (Blackman and Vigna 2018), filled by SplitMix64: the same seed gives the same numbers on every machine and release.</summary>
sealed class SeededRandom
{
    ulong a;
    ulong b;
    ulong c;
    ulong d;

    public SeededRandom(long seed)
    {
        var state = (ulong)seed;
        a = Split(ref state);
        b = Split(ref state);
        c = Split(ref state);
        d = Split(ref state);
    }

    /// <summary>A whole number from 0 up to, not including, <paramref name="limit"/> (Lemire's multiplication; the bias is below limit / 2^32).</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    static ulong Split(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
