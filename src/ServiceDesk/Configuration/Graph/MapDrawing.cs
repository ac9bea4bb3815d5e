using System.Globalization;

namespace Steward.ServiceDesk.Configuration.Graph;

/// <summary>A configuration item as a box of the picture.</summary>
public sealed record MapBox(MapNode Node, double X, double Y);

/// <summary>Items of a column that found no room, as one box that leads to the table.</summary>
public sealed record MapRest(int Count, double X, double Y);

/// <summary>Places the nodes of a map in columns, failures running from left to right, and draws how each was reached.</summary>
public sealed class MapDrawing
{
    public const double BoxWidth = 176;
    public const double BoxHeight = 48;

    /// <summary>Boxes a column shows; sixty on the whole picture at most.</summary>
    public const int MostInColumn = 12;

    private const double ColumnWidth = 232;
    private const double RowHeight = 64;
    private const double Edge = 10;
    private const double Head = 32;

    public MapDrawing(CiMap map)
    {
        var columns = map.Nodes.GroupBy(n => n.Column).OrderBy(c => c.Key).Select(c => (Column: c.Key, Nodes: c.OrderByDescending(n => n.Open > 0).ToList())).ToList();
        var rows = columns.Max(c => Math.Min(c.Nodes.Count, MostInColumn) + (c.Nodes.Count > MostInColumn ? 1 : 0));
        Columns = [.. columns.Select((c, at) => (c.Column, Edge + (at * ColumnWidth)))];
        var boxes = new List<MapBox>();
        var rests = new List<MapRest>();
        foreach (var ((_, nodes), at) in columns.Select((c, at) => (c, at)))
        {
            var shown = nodes.Take(MostInColumn).ToList();
            var hidden = nodes.Count - shown.Count;
            var top = Head + ((rows - shown.Count - (hidden > 0 ? 1 : 0)) * RowHeight / 2);
            boxes.AddRange(shown.Select((n, row) => new MapBox(n, Edge + (at * ColumnWidth), top + (row * RowHeight))));
            if (hidden > 0)
                rests.Add(new MapRest(hidden, Edge + (at * ColumnWidth), top + (shown.Count * RowHeight)));
        }

        (Boxes, Rests) = (boxes, rests);
        var places = boxes.ToDictionary(b => b.Node.Reached.Ci.Id);
        Paths = [.. boxes.Where(b => b.Node.Reached.Via is { } via && places.ContainsKey(via.Id)).Select(b => Path(b, places[b.Node.Reached.Via!.Id]))];
        Width = (2 * Edge) + ((columns.Count - 1) * ColumnWidth) + BoxWidth;
        Height = Head + (rows * RowHeight);
    }

    public IReadOnlyList<(int Column, double X)> Columns { get; }

    public IReadOnlyList<MapBox> Boxes { get; }

    public IReadOnlyList<MapRest> Rests { get; }

    public IReadOnlyList<string> Paths { get; }

    public double Width { get; }

    public double Height { get; }

    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>From the one a failure comes from to the one it reaches: always from left to right.</summary>
    private static string Path(MapBox one, MapBox other)
    {
        var (from, to) = one.X < other.X ? (one, other) : (other, one);
        var (x1, y1, x2, y2) = (from.X + BoxWidth, from.Y + (BoxHeight / 2), to.X - 2, to.Y + (BoxHeight / 2));
        var middle = (x1 + x2) / 2;
        return $"M{N(x1)} {N(y1)}C{N(middle)} {N(y1)} {N(middle)} {N(y2)} {N(x2)} {N(y2)}";
    }
}
