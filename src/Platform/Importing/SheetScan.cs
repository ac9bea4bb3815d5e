using System.Globalization;
using System.Xml;

namespace Steward.Platform.Importing;

/// <summary>A formula behind a cell; without a value the workbook was saved by a program that does not compute.</summary>
internal readonly record struct Formula(string Text, bool HasValue);

/// <summary>
/// One pass over a sheet's XML: how far its values reach, and its formulas (a reader shows only their last computed values).
/// Any other part simply has none of these.
/// </summary>
internal sealed class SheetScan
{
    public static readonly SheetScan Nothing = new();
    private const int MostFormulas = 100_000;
    private const int LastRow = 1_048_576;

    /// <summary>One more than the index of the last column that holds a value.</summary>
    public int Columns { get; private set; }

    /// <summary>The number of the last row that holds a value.</summary>
    public int Rows { get; private set; }

    /// <summary>By cell reference; the text is empty where a formula is shared from another cell.</summary>
    public Dictionary<string, Formula> Formulas { get; } = new(StringComparer.Ordinal);

    /// <summary>Error values such as <c>#REF!</c> by cell reference; a reader shows such cells as empty.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    public static SheetScan Read(Stream stream)
    {
        var scan = new SheetScan();
        using var xml = XmlReader.Create(stream, XlsxPackage.Safe);
        var (cell, row, column, isError) = ("", 0, -1, false);
        while (xml.Read())
        {
            if (xml.Depth > 64) throw new XmlException("nested too deeply");
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : row + 1;
                column = -1;
                if (row is < 1 or > LastRow) throw new XmlException("row number out of range");
            }
            else if (xml.LocalName == "c")
            {
                cell = xml.GetAttribute("r") ?? "";
                column = SpreadsheetColumn.IndexOf(cell) ?? column + 1;
                isError = xml.GetAttribute("t") == "e";
            }
            else if (xml.LocalName is "v" or "is" or "f")
            {
                scan.Note(xml, cell, row, column);
                if (isError && xml.LocalName == "v" && scan.Errors.Count < MostFormulas) scan.Errors[cell] = Text(xml);
            }
        }
        return scan;
    }

    private void Note(XmlReader xml, string cell, int row, int column)
    {
        Columns = Math.Max(Columns, column + 1);
        Rows = Math.Max(Rows, row);
        if (xml.LocalName == "f" && Formulas.Count < MostFormulas) Formulas[cell] = new(Text(xml), false);
        else if (xml.LocalName == "v" && Formulas.TryGetValue(cell, out var formula)) Formulas[cell] = formula with { HasValue = !xml.IsEmptyElement };
    }

    private static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        xml.Read();
        return xml.NodeType == XmlNodeType.Text ? xml.Value : "";
    }
}
