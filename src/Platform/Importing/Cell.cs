using System.Globalization;
using NodaTime;

namespace Steward.Platform.Importing;

/// <summary>What a spreadsheet or CSV cell holds. CSV knows only <see cref="Empty"/> and <see cref="Text"/>.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Percent,
    Date,
    Boolean,
    Error,
}

/// <summary>
/// One cell as the file holds it: its kind, a plain text of it (trimmed, culture-free: <c>0.25</c>, <c>2026-09-30</c>, <c>80%</c>)
/// and, for numbers, percents (0.8 = 80 %) and dates (Excel serial), the number behind it.
/// </summary>
public readonly record struct Cell(CellKind Kind, string Text, double Number = 0)
{
    public static readonly Cell Empty = new(CellKind.Empty, "");

    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>The local date and time of a <see cref="CellKind.Date"/> cell.</summary>
    public LocalDateTime Date => SerialDate.From(Number)
        ?? throw new InvalidOperationException($"'{Text}' is not a date cell.");

    public static Cell OfText(string text)
    {
        var trimmed = text.AsSpan().Trim().Trim('\u200B').Trim('\uFEFF').Trim();
        return trimmed.IsEmpty ? Empty : new Cell(CellKind.Text, trimmed.Length == text.Length ? text : trimmed.ToString());
    }

    public static Cell OfNumber(double number) =>
        new(CellKind.Number, number.ToString("0.###############", CultureInfo.InvariantCulture), number);

    public static Cell OfPercent(double fraction) =>
        new(CellKind.Percent, (fraction * 100).ToString("0.##########", CultureInfo.InvariantCulture) + "%", fraction);

    public static Cell OfBoolean(bool value) => new(CellKind.Boolean, value ? "TRUE" : "FALSE", value ? 1 : 0);

    public static Cell OfError(string code) => new(CellKind.Error, code);

    public static Cell OfDate(DateTime date) => new(
        CellKind.Date,
        date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        date.ToOADate());

    public override string ToString() => Text;
}
