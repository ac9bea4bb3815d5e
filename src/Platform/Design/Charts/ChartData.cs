namespace Steward.Platform.Design;

/// <summary>A named row of figures, one per label of the axis; nothing where there is no figure.</summary>
/// <param name="Name">Shown at the end of the line and in the table.</param>
/// <param name="Values">In the order of the labels.</param>
/// <param name="Hrefs">The items behind each figure.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, IReadOnlyList<string?>? Hrefs = null)
{
    public double? At(int index) => index < Values.Count ? Values[index] : null;
    public string? HrefAt(int index) => Hrefs is not null && index < Hrefs.Count ? Hrefs[index] : null;
}

/// <summary>One bar or slice: what, how much, and the items behind it.</summary>
public sealed record ChartValue(string Label, double Value, string? Href = null);

/// <summary>A row of heat cells: a person, a team.</summary>
public sealed record HeatRow(string Name, IReadOnlyList<HeatCell> Cells, string? Href = null);

/// <summary>Load in a period.</summary>
/// <param name="Load">1 is fully booked, above is over.</param>
/// <param name="Words">What stands in the cell: "12 h", "80 %".</param>
/// <param name="Href">The bookings behind it.</param>
/// <param name="Over">By how much when over: "6 h"; written with ▲ and +.</param>
public sealed record HeatCell(double Load, string Words, string? Href = null, string? Over = null);
