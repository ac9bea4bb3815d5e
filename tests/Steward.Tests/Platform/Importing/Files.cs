using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Shouldly;
using Steward.Platform.Importing;

namespace Steward.Tests.Platform.Importing;

/// <summary>Small foreign files, written by hand so that hostile ones are possible.</summary>
internal static class Files
{
    public static TableFile Csv(string text, Encoding? encoding = null, TableLimits? limits = null, TableChoices? choices = null) =>
        Bytes([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)], limits, choices);

    public static TableFile Bytes(byte[] bytes, TableLimits? limits = null, TableChoices? choices = null) =>
        TableFile.Examine(() => new MemoryStream(bytes, writable: false), choices, limits);

    public static (Table Table, List<TableRow> Rows) Read(TableFile file, TableChoices? choices = null)
    {
        using var table = file.Read(choices);
        return (table, [.. table.Rows()]);
    }

    public static RowProblem Refusal(Func<object?> read) => Should.Throw<UnreadableTableException>(() => read()).Problem;

    /// <summary>A workbook of sheets; a row is its cells, nothing is a blank row, a nothing cell is left out.</summary>
    public static byte[] Xlsx(params (string Name, object?[]?[] Rows)[] sheets) => Xlsx(null, sheets);

    public static byte[] Xlsx(Action<ZipArchive>? more, params (string Name, object?[]?[] Rows)[] sheets)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>
                """);
            Part(zip, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Part(zip, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>
                """);
            Part(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """);
            Part(zip, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            for (var i = 0; i < sheets.Length; i++) Part(zip, $"xl/worksheets/sheet{i + 1}.xml", SheetXml(sheets[i].Rows));
            more?.Invoke(zip);
        }
        return memory.ToArray();
    }

    public static void Part(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content.Trim());
    }

    private static string SheetXml(object?[]?[] rows)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            if (rows[r] is not { } cells) continue;
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < cells.Length; c++) xml.Append(CellXml(cells[c], SpreadsheetColumn.Letters(c) + (r + 1).ToString(CultureInfo.InvariantCulture)));
            xml.Append("</row>");
        }
        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static string CellXml(object? value, string at) => value switch
    {
        null => "",
        string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        DateTime date => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{(date.TimeOfDay == TimeSpan.Zero ? 1 : 3)}\"><v>{date.ToOADate()}</v></c>"),
        Percent percent => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"2\"><v>{percent.Fraction}</v></c>"),
        Computed computed => $"<c r=\"{at}\"><f>{SecurityElement.Escape(computed.Formula)}</f>{(computed.Value is { } v ? $"<v>{v}</v>" : "")}</c>",
        Broken broken => $"<c r=\"{at}\" t=\"e\"><v>{broken.Code}</v></c>",
        bool flag => $"<c r=\"{at}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
        IFormattable number => $"<c r=\"{at}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException($"No cell for {value}.", nameof(value)),
    };

    public sealed record Percent(double Fraction);

    public sealed record Computed(string Formula, string? Value);

    public sealed record Broken(string Code);
}
