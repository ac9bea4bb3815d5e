using System.Globalization;
using Steward.Platform.Importing;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>
/// What a whole column says about its dates: 16/01/2026 proves that the day comes first, so 02/03/2026 beside it is
/// no longer open; and when every date lies in one year, "end of Q3" means that year's.
/// </summary>
internal sealed class DateEvidence
{
    private static readonly DateReading Open = new(DateOrder.Auto, null);
    private readonly Dictionary<int, int> _years = [];
    private int _dayFirst, _monthFirst, _ambiguous;

    public int Dates { get; private set; }

    public bool IsProven => _dayFirst > 0 != _monthFirst > 0;

    public bool HasAmbiguous => _ambiguous > 0;

    /// <summary>The order the column proves, or nothing (no evidence, or both orders occur).</summary>
    public DateOrder Order => !IsProven ? DateOrder.Auto : _dayFirst > 0 ? DateOrder.DayFirst : DateOrder.MonthFirst;

    /// <summary>The one year nine of ten dates lie in.</summary>
    public int? Year
    {
        get
        {
            var (year, count) = _years.OrderByDescending(pair => pair.Value).FirstOrDefault();
            return count > 0 && count >= _years.Values.Sum() * 0.9 ? year : null;
        }
    }

    public void Note(Cell cell)
    {
        if (cell.Kind is not (CellKind.Date or CellKind.Text or CellKind.Number) || Open.Read(cell) is not { } read) return;
        if (cell.Kind == CellKind.Number && read.Time.Offset is not null) return;
        Dates++;
        if (read.Doubt == DateDoubt.Vague) return;
        _years[read.Time.Date.Year] = _years.GetValueOrDefault(read.Time.Date.Year) + 1;
        if (cell.Kind == CellKind.Text) NoteOrder(cell.Text, read.Doubt);
    }

    private void NoteOrder(string text, DateDoubt doubt)
    {
        if (doubt == DateDoubt.Ambiguous) _ambiguous++;
        var parts = text.Split(['/', '-', ' '], 4);
        if (parts.Length < 3 || !Number(parts[0], out var first) || !Number(parts[1], out var second) || parts[0].Length > 2) return;
        if (first is > 12 and <= 31 && second <= 12) _dayFirst++;
        else if (second is > 12 and <= 31 && first <= 12) _monthFirst++;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
