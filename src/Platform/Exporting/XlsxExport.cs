using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using Steward.Platform.Importing;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Steward.Platform.Exporting;

/// <summary>
/// Writes a workbook as a stream of typed cells. Texts are inline strings, which no spreadsheet computes, so they need no
/// quote mark; dates are dates and numbers are numbers. The package is built in a file of its own, because a ZIP cannot be
/// written to a network stream in one go.
/// </summary>
internal sealed class XlsxExport : ITableExport
{
    // Styles by index in the style sheet: plain, date, date with time, header.
    private const uint DateStyle = 1, TimeStyle = 2, HeaderStyle = 3;
    private const int LongestCell = 32_767;

    private readonly Stream _target;
    private readonly FileStream _file;
    private readonly SpreadsheetDocument _document;
    private readonly OpenXmlWriter _writer;
    private int _rows;

    public XlsxExport(Stream target, string sheet)
    {
        _target = target;
        _file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        _document = SpreadsheetDocument.Create(_file, SpreadsheetDocumentType.Workbook);
        var workbook = _document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = SheetName(sheet), SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        _writer = OpenXmlWriter.Create(part, Encoding.UTF8);
        _writer.WriteStartElement(new Worksheet());
        _writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        _writer.WriteStartElement(new SheetData());
    }

    public ValueTask Write(IReadOnlyList<object?> cells)
    {
        _rows++;
        _writer.WriteStartElement(new Row(), [new OpenXmlAttribute("r", "", Plain(_rows))]);
        for (var i = 0; i < cells.Count; i++)
            if (cells[i] is { } value) Write(value, SpreadsheetColumn.Letters(i) + Plain(_rows));
        _writer.WriteEndElement();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.Dispose();
        _document.Dispose();
        _file.Position = 0;
        await _file.CopyToAsync(_target);
        await _file.DisposeAsync();
    }

    private void Write(object value, string reference)
    {
        switch (value)
        {
            case string text: WriteText(text, reference); break;
            case bool truth: WriteValue(truth ? "1" : "0", reference, "b", 0); break;
            case Instant at: WriteValue(Number(at.ToDateTimeUtc().ToOADate()), reference, "n", TimeStyle); break;
            case LocalDate date: WriteValue(Number(date.ToDateTimeUnspecified().ToOADate()), reference, "n", DateStyle); break;
            case double.NaN or double.PositiveInfinity or double.NegativeInfinity: break;
            case byte or short or int or long or float or double or decimal: WriteValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), reference, "n", 0); break;
            default: WriteText(value.ToString() ?? "", reference); break;
        }
    }

    private void WriteValue(string value, string reference, string type, uint style)
    {
        _writer.WriteStartElement(new Cell(), Attributes(reference, type, style));
        _writer.WriteElement(new CellValue(value));
        _writer.WriteEndElement();
    }

    private void WriteText(string text, string reference)
    {
        _writer.WriteStartElement(new Cell(), Attributes(reference, "inlineStr", _rows == 1 ? HeaderStyle : 0));
        _writer.WriteElement(new InlineString(new SheetText(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }));
        _writer.WriteEndElement();
    }

    private static List<OpenXmlAttribute> Attributes(string reference, string type, uint style) =>
        [new("r", "", reference), new("t", "", type), new("s", "", style.ToString(CultureInfo.InvariantCulture))];

    // XML knows no control characters and no half surrogate pairs; Excel takes 32,767 characters.
    private static string Writable(string text)
    {
        if (text.Length > LongestCell) text = string.Concat(text.AsSpan(0, LongestCell - 1), "…");
        var isFine = true;
        for (var i = 0; i < text.Length && isFine; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else isFine = XmlConvert.IsXmlChar(text[i]);
        }
        return isFine ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value >= 32 || rune.Value is 9 or 10 or 13).Where(rune => rune.Value is not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString()));
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true }));

    // Excel refuses some characters and more than 31 of them.
    private static string SheetName(string name)
    {
        var allowed = string.Concat(name.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' || char.IsControl(c) ? ' ' : c)).Trim('\'', ' ');
        return allowed.Length == 0 ? "Steward" : allowed.Length > 31 ? allowed[..31] : allowed;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);
}
