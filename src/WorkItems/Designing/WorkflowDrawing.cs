using System.Globalization;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>A state as a box of the picture.</summary>
public sealed record StateBox(WorkState State, double X, double Y, bool FromAnywhere);

/// <summary>Places the states of a workflow in columns, one for each category that has any, and draws the ways between them as curves.</summary>
public sealed class WorkflowDrawing
{
    public const double BoxWidth = 148;
    public const double BoxHeight = 36;
    private const double ColumnWidth = 190;
    private const double RowHeight = 76;
    private const double Edge = 8;
    private const double Head = 32;

    public WorkflowDrawing(Workflow workflow)
    {
        Columns = [.. workflow.States.GroupBy(s => s.Category).OrderBy(c => c.Key).Select((c, at) => (c.Key, Edge + (at * ColumnWidth)))];
        var anywhere = workflow.Transitions.Where(w => w.From == "*").Select(w => w.To).ToHashSet(StringComparer.Ordinal);
        Boxes =
        [
            .. workflow.States.GroupBy(s => s.Category).OrderBy(c => c.Key)
                .SelectMany((c, column) => c.Select((s, row) => new StateBox(s, Edge + (column * ColumnWidth), Head + (row * RowHeight) + 8, anywhere.Contains(s.Key)))),
        ];
        Paths = [.. workflow.Transitions.Where(w => w.From != "*").Select(w => Path(Boxes.FirstOrDefault(b => b.State.Key == w.From), Boxes.FirstOrDefault(b => b.State.Key == w.To))).OfType<string>()];
        Width = (2 * Edge) + (Columns.Count * ColumnWidth) - (ColumnWidth - BoxWidth) + 40;
        Height = Head + (workflow.States.GroupBy(s => s.Category).Select(c => c.Count()).DefaultIfEmpty(1).Max() * RowHeight);
    }

    public IReadOnlyList<(StateCategory Category, double X)> Columns { get; }

    public IReadOnlyList<StateBox> Boxes { get; }

    /// <summary>Ways between two named states; those from any state are marked on the box they reach.</summary>
    public IReadOnlyList<string> Paths { get; }

    public double Width { get; }

    public double Height { get; }

    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string? Path(StateBox? from, StateBox? to)
    {
        if (from is null || to is null || from == to)
            return null;
        var (y1, y2) = (from.Y + (BoxHeight / 2), to.Y + (BoxHeight / 2));
        if (Math.Abs(from.X - to.X) < 1)
        {
            // within a column the curve leaves and comes back at the right, wider for states further apart
            var right = from.X + BoxWidth;
            var bow = right + 18 + (Math.Abs(y2 - y1) / RowHeight * 8);
            return $"M{N(right)} {N(y1 + 5)}C{N(bow)} {N(y1 + 5)} {N(bow)} {N(y2 - 5)} {N(right + 2)} {N(y2 - 5)}";
        }

        var onward = from.X < to.X;
        var (x1, x2) = onward ? (from.X + BoxWidth, to.X - 2) : (from.X, to.X + BoxWidth + 2);
        var shift = onward ? -5 : 5; // there and back are two lines, not one
        var middle = (x1 + x2) / 2;
        return $"M{N(x1)} {N(y1 + shift)}C{N(middle)} {N(y1 + shift)} {N(middle)} {N(y2 + shift)} {N(x2)} {N(y2 + shift)}";
    }
}
