using System.Globalization;
using System.Text.RegularExpressions;
using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Planning;

internal sealed partial class RowReading
{
    private static readonly StateTarget New = new("New", StateCategory.New);

    /// <summary>The state a text means: by the mapping, by known words, or (with doubt) as a word of the file's own vocabulary.</summary>
    public (StateTarget State, bool Guessed)? StateOf(string text)
    {
        if (_mapping.States.TryGetValue(text, out var mapped)) return (mapped, false);
        if (StateWords.Find(text) is { } known) return (known, false);
        return IsVocabulary(ImportField.State, text) ? (new StateTarget(Shortened(text), StateCategory.Active), true) : null;
    }

    private StateTarget State(TableRow row, WrittenTime? finished, int? progress, RowNotes notes)
    {
        var fallback = finished is null ? New : new StateTarget("Resolved", StateCategory.Done);
        var column = ColumnOf(ImportField.State);
        if (Text(row, ImportField.State) is not { } text)
        {
            if (Has(ImportField.State)) notes.Add(ItemProblems.StateMissing, column, null, fallback.State);
            return fallback;
        }
        if (!_mapping.States.ContainsKey(text) && StateWords.IsOverdue(text))
        {
            var meant = progress > 0 ? StateWords.Find("In progress")! : StateWords.Find("Open")!;
            notes.Add(ItemProblems.StateOverdue, column, text, meant.State);
            notes.Keep(column, text);
            return meant;
        }
        if (StateOf(text) is not { } state)
        {
            notes.Add(ItemProblems.StateUnknown, column, text, fallback.State);
            notes.Keep(column, text);
            return fallback;
        }
        if (state.Guessed) notes.Add(ItemProblems.StateGuessed, column, text);
        return state.State;
    }

    private Priority PriorityOf(TableRow row, RowNotes notes)
    {
        if (Text(row, ImportField.Priority) is not { } text) return Priority.None;
        if (_mapping.Priorities.TryGetValue(text, out var mapped)) return mapped;
        if (PriorityWords.Find(text) is { } known) return known;
        var column = ColumnOf(ImportField.Priority);
        notes.Add(IsVocabulary(ImportField.Priority, text) ? ItemProblems.PriorityGuessed : ItemProblems.PriorityUnknown, column, text);
        notes.Keep(column, text);
        return Priority.None;
    }

    private string Type(TableRow row, RowNotes notes)
    {
        var usual = _mapping.Type ?? TypeWords.Incident;
        if (Text(row, ImportField.Type) is not { } text) return usual;
        if (_mapping.Types.TryGetValue(text, out var mapped)) return mapped;
        if (TypeWords.Find(text) is { } known) return known;
        notes.Add(ItemProblems.TypeUnknown, ColumnOf(ImportField.Type), text, usual);
        notes.Keep(ColumnOf(ImportField.Type), text);
        return usual;
    }

    private int? Progress(TableRow row, RowNotes notes)
    {
        if (Text(row, ImportField.Progress) is not { } text) return null;
        var cell = CellOf(row, ImportField.Progress);
        var column = ColumnOf(ImportField.Progress);
        if (Percent(cell, _profile.Columns[_places[ImportField.Progress]]) is not { } percent)
        {
            notes.Add(ItemProblems.ProgressUnreadable, column, text);
            notes.Keep(column, text);
            return null;
        }
        if (percent is >= 0 and <= 100) return (int)Math.Round(percent, MidpointRounding.AwayFromZero);
        notes.Add(ItemProblems.ProgressOutOfRange, column, text);
        notes.Keep(column, text);
        return (int)Math.Clamp(percent, 0, 100);
    }

    private static double? Percent(Cell cell, ColumnProfile column)
    {
        if (cell.Kind == CellKind.Percent) return cell.Number * 100;
        // Plain numbers up to 1 are fractions when the whole column stays below.
        if (cell.Kind == CellKind.Number) return column.LargestNumber <= 1 ? cell.Number * 100 : cell.Number;
        var match = PercentText().Match(cell.Text);
        if (cell.Kind != CellKind.Text || !match.Success) return null;
        var number = double.Parse(match.Groups["n"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
        return !match.Groups["p"].Success && number <= 1 && match.Groups["n"].Value.AsSpan().ContainsAny('.', ',') ? number * 100 : number;
    }

    private string? Clause(TableRow row, RowNotes notes)
    {
        if (Text(row, ImportField.Clause) is not { } text) return null;
        var plain = ClauseText().Match(text);
        if (!plain.Success || int.Parse(plain.Groups["top"].Value, CultureInfo.InvariantCulture) is < 4 or > 10)
        {
            notes.Add(ItemProblems.ClauseUnknown, ColumnOf(ImportField.Clause), text);
            return text;
        }
        return plain.Groups["clause"].Value;
    }

    private string? Recurrence(TableRow row, RowNotes notes)
    {
        if (Text(row, ImportField.Frequency) is not { } text) return null;
        notes.Keep(ColumnOf(ImportField.Frequency), text);
        var period = FrequencyWords.Find(text);
        if (period is null) notes.Add(ItemProblems.FrequencyUnknown, ColumnOf(ImportField.Frequency), text);
        return period is { Length: > 0 } ? period : null;
    }

    /// <summary>A word that stands in many rows is how these people speak, not a typing error.</summary>
    private bool IsVocabulary(ImportField field, string text)
    {
        var column = _profile.Columns[_places[field]];
        return column.Values.GetValueOrDefault(text) >= Math.Max(3, column.Filled / 200) && !column.HasMoreValues;
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text[..60];

    [GeneratedRegex(@"^(?<n>-?\d{1,6}([.,]\d{1,6})?)\s*(?<p>%|percent|prozent)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PercentText();

    [GeneratedRegex(@"^(clause|kapitel|abschnitt|§)?\s*(?<clause>(?<top>\d{1,2})(\.\d{1,2}){0,4})\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClauseText();
}
