using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Steward.Platform.Exporting;

/// <summary>
/// Writes CSV that no spreadsheet executes: a text that begins as a formula would (= + - @ tab, carriage return) gets a quote
/// mark in front. Numbers are written as numbers, so a negative one stays one.
/// </summary>
internal sealed class CsvExport(Stream stream) : ITableExport
{
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 14, leaveOpen: true) { NewLine = "\r\n" };

    public async ValueTask Write(IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) await _writer.WriteAsync(',');
            await _writer.WriteAsync(Quoted(Plain(cells[i])));
        }
        await _writer.WriteLineAsync();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static string Plain(object? value) => value switch
    {
        null => "",
        string text => Neutral(Printable(text)),
        bool truth => truth ? "TRUE" : "FALSE",
        Instant at => InstantPattern.General.Format(at),
        LocalDate date => LocalDatePattern.Iso.Format(date),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => Neutral(Printable(other.ToString() ?? "")),
    };

    // A file with control characters is no text file any more: ours could not be imported again.
    private static string Printable(string text) =>
        text.Any(IsUnprintable) ? string.Concat(text.Where(c => !IsUnprintable(c))) : text;

    private static bool IsUnprintable(char c) => c < 32 && c is not ('\t' or '\n' or '\r');

    private static string Neutral(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",;\t\"\r\n") < 0 && text.AsSpan().Trim().Length == text.Length ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
