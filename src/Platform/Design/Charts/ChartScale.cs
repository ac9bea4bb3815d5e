using System.Globalization;

namespace Steward.Platform.Design;

/// <summary>A scale from zero to a round number, with four to six steps. Zero is always part of it, so lengths can be compared.</summary>
public sealed class ChartScale
{
    private ChartScale(double top, double step) => (Top, Step) = (top, step);

    public double Top { get; }
    public double Step { get; }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round(Top / Step) + 1).Select(i => i * Step);

    /// <summary>Distance from the top edge for a value, in a plot of this height.</summary>
    public double Y(double value, double height) => height - height * Math.Clamp(value / Top, 0, 1);

    /// <summary>The scale for values up to the given one; whole steps when all values are whole.</summary>
    public static ChartScale UpTo(double highest, bool whole = true)
    {
        if (!double.IsFinite(highest) || highest <= 0) return new ChartScale(1, whole ? 1 : .25);
        var raw = highest / 4;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(f => f * magnitude).First(s => s >= raw - 1e-9);
        if (whole) step = Math.Max(1, Math.Ceiling(step));
        return new ChartScale(Math.Ceiling(highest / step - 1e-9) * step, step);
    }

    public static ChartScale For(IEnumerable<double?> values, double? target = null)
    {
        double[] all = [.. values.OfType<double>(), .. target is { } t ? [t] : Array.Empty<double>()];
        return UpTo(all.DefaultIfEmpty(0).Max(), all.All(double.IsInteger));
    }
}

/// <summary>Numbers inside SVG attributes: always invariant.</summary>
internal static class Svg
{
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
    public static string Percent(double value) => N(value) + "%";

    /// <summary>Marker of a series, drawn around 0,0. Shapes repeat after six, as colours do.</summary>
    public static string Marker(int series) => (series % 6) switch
    {
        0 => "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
        1 => "M-3-3h6v6h-6z",
        2 => "M0-4 4 3H-4z",
        3 => "M0-4.5 4.5 0 0 4.5-4.5 0z",
        4 => "M0 4 4-3H-4z",
        _ => "M-3-3 3 3M3-3-3 3",
    };

    public static string SeriesClass(int series) => $"series-{series % 6 + 1}";
    public static string DashClass(int series) => $"line dash-{series % 6 + 1}";

    /// <summary>Every how many labels of an axis are written so that about <paramref name="most"/> remain.</summary>
    public static int Every(int count, int most) => Math.Max(1, (int)Math.Ceiling(count / (double)most));
}
