using System.Globalization;
using System.Resources;

namespace Steward.Platform.Importing;

/// <summary>How much a problem weighs: told only, imported with a warning, or the row is not imported.</summary>
public enum ProblemWeight
{
    Note,
    Warning,
    Error,
}

/// <summary>A kind of problem: a code that never changes, its usual weight and where its sentence is kept in each language.</summary>
public sealed record ProblemKind(string Code, ProblemWeight Weight, ResourceManager Texts)
{
    public RowProblem At(int row, string? column, string? value, params string[] arguments) =>
        new(row, column, RowProblem.Shorten(value), this, Weight, arguments);

    public override string ToString() => Code;
}

/// <summary>
/// One thing that was odd, changed or refused while reading a foreign file. <see cref="Row"/> is the spreadsheet row
/// (0 = the whole file), <see cref="Column"/> the header. Placeholders of the sentence: {0} row, {1} column, {2} value, {3}… arguments;
/// an argument that starts with @ is itself the name of a text.
/// </summary>
public sealed record RowProblem(
    int Row, string? Column, string? Value, ProblemKind Kind, ProblemWeight Weight, IReadOnlyList<string> Arguments)
{
    private const int LongestValue = 200;

    /// <summary>The sentence in English: what is wrong, where, and how to mend it.</summary>
    public string Sentence => In(CultureInfo.InvariantCulture);

    public string In(CultureInfo culture)
    {
        var format = Kind.Texts.GetString(Kind.Code, culture)
            ?? throw new InvalidOperationException($"No sentence is written for the problem '{Kind.Code}'.");
        object[] arguments = [Row.ToString(CultureInfo.InvariantCulture), Column ?? "", Value ?? "", .. Arguments.Select(argument => Worded(argument, culture))];
        return string.Format(culture, format, arguments);
    }

    private string Worded(string argument, CultureInfo culture) =>
        argument.StartsWith('@') ? Kind.Texts.GetString(argument[1..], culture) ?? argument : argument;

    internal static string? Shorten(string? value) =>
        value is null || value.Length <= LongestValue ? value : string.Concat(value.AsSpan(0, LongestValue - 1), "…");

    public override string ToString() => $"{Row}/{Column}: {Kind.Code}: {Sentence}";
}
