namespace Steward.Platform.Design;

/// <summary>Outlines of donut slices around 0,0; turns are counted from twelve o'clock, clockwise.</summary>
internal static class DonutSlice
{
    private const double Outer = 56;
    private const double Inner = 34;

    public static double Cos(double turn) => Math.Cos((turn - .25) * 2 * Math.PI);
    public static double Sin(double turn) => Math.Sin((turn - .25) * 2 * Math.PI);

    /// <summary>A whole ring can not be one arc, hence just short of a full turn.</summary>
    public static string Path(double from, double to)
    {
        to = Math.Min(to, from + .99999);
        var large = to - from > .5 ? 1 : 0;
        return $"M{At(Outer, from)}A{Outer} {Outer} 0 {large} 1 {At(Outer, to)}L{At(Inner, to)}A{Inner} {Inner} 0 {large} 0 {At(Inner, from)}z";
    }

    private static string At(double radius, double turn) => $"{Svg.N(radius * Cos(turn))} {Svg.N(radius * Sin(turn))}";
}
