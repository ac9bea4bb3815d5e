using Steward.Scheduling.Levelling;

namespace Steward.Scheduling.Risk;

/// <summary>Draws from the beta distribution by way of two gamma variates (Marsaglia and Tsang, ACM Transactions on Mathematical Software 26, 2000).</summary>
static class BetaDraw
{
    /// <summary>A number between 0 and 1; both parameters at least 1.</summary>
    public static double Beta(this SeededRandom random, double alpha, double beta)
    {
        var one = Gamma(random, alpha);
        return one / (one + Gamma(random, beta));
    }

    static double Gamma(SeededRandom random, double shape)
    {
        var d = shape - (1 / 3.0);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal(random);
            var cube = 1 + (c * normal);
            if (cube <= 0)
                continue;
            cube = cube * cube * cube;
            if (Math.Log(1 - random.Fraction()) < (0.5 * normal * normal) + d - (d * cube) + (d * Math.Log(cube)))
                return d * cube;
        }
    }

    /// <summary>Box and Muller 1958, the cosine half.</summary>
    static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.Fraction())) * Math.Cos(2 * Math.PI * random.Fraction());
}
