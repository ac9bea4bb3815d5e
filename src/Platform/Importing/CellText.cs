using System.Buffers;

namespace Steward.Platform.Importing;

/// <summary>Makes the text of a foreign cell safe to keep, and says what it had to change.</summary>
internal static class CellText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (char)i).Where(c => c is not ('\t' or '\n' or '\r')), '\u007F', '\uFFFE', '\uFFFF']);

    public static Cell Clean(string text, int row, string column, TableLimits limits, ref List<RowProblem>? problems)
    {
        if (text.Length > limits.CellLength)
        {
            Add(ref problems, TableProblems.CellTooLong.At(row, column, text, Number(text.Length), Number(limits.CellLength)));
            text = text[..limits.CellLength];
        }
        if (text.Contains('\uFFFD')) Add(ref problems, TableProblems.UndecodableCharacter.At(row, column, text));
        if (text.AsSpan().ContainsAny(Controls))
        {
            Add(ref problems, TableProblems.ControlCharacters.At(row, column, null));
            text = string.Concat(text.Where(c => !Controls.Contains(c)));
        }
        return Cell.OfText(WithoutLoneSurrogates(text, row, column, ref problems));
    }

    // Half a character pair can be stored by no database as UTF-8.
    private static string WithoutLoneSurrogates(string text, int row, string column, ref List<RowProblem>? problems)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return text;
        var mended = string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
        if (mended != text) Add(ref problems, TableProblems.UndecodableCharacter.At(row, column, mended));
        return mended;
    }

    private static void Add(ref List<RowProblem>? problems, RowProblem problem) => (problems ??= []).Add(problem);

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
