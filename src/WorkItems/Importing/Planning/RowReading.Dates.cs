using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;

namespace Steward.WorkItems.Importing.Planning;

internal sealed partial class RowReading
{
    private static readonly ImportField[] DateFields =
        [ImportField.Start, ImportField.Due, ImportField.Created, ImportField.Updated, ImportField.Resolved, ImportField.Closed];

    /// <summary>Each column's own evidence decides; where it has none, that of the file's other date columns.</summary>
    private void LearnDateOrder()
    {
        var places = DateFields.Where(Has).Select(field => _places[field]).ToList();
        var proven = places.Select(place => _profile.Columns[place].Dates.Order).Where(order => order != DateOrder.Auto).Distinct().ToList();
        var elsewhere = proven.Count == 1 ? proven[0] : DateOrder.Auto;
        _plainDates = new DateReading(_mapping.Dates != DateOrder.Auto ? _mapping.Dates : elsewhere, null);
        var years = places.Select(place => _profile.Columns[place].Dates.Year).OfType<int>().Distinct().ToList();
        foreach (var place in places)
        {
            var own = _profile.Columns[place].Dates;
            var order = _mapping.Dates != DateOrder.Auto ? _mapping.Dates : own.Order != DateOrder.Auto ? own.Order : elsewhere;
            _dates[place] = new DateReading(order, own.Year ?? (years.Count == 1 ? years[0] : null));
        }
    }

    /// <summary>Reads a date without noting anything: for the many rows of an event log.</summary>
    public WrittenTime? DateOrNothing(TableRow row, ImportField field) =>
        Has(field) && Text(row, field) is not null ? _dates[_places[field]].Read(CellOf(row, field))?.Time : null;

    private WrittenTime? Date(TableRow row, ImportField field, RowNotes notes)
    {
        if (Text(row, field) is not { } text) return null;
        var column = ColumnOf(field);
        if (_dates[_places[field]].Read(CellOf(row, field)) is not { } read)
        {
            notes.Add(ItemProblems.DateUnreadable, column, text);
            notes.Keep(column, text);
            return null;
        }
        if (read.Doubt == DateDoubt.None) return read.Time;
        notes.Add(read.Doubt == DateDoubt.Vague ? ItemProblems.DateVague : ItemProblems.DateAmbiguous, column, text, read.Time.ToString());
        notes.Keep(column, text);
        return read.Time;
    }
}
