namespace Steward.Platform.Exporting;

/// <summary>A table written row by row, so that a hundred thousand rows need no more memory than one. Dispose it to finish the file.</summary>
public interface ITableExport : IAsyncDisposable
{
    /// <summary>Writes one row. Values are texts, numbers, truth values, dates and instants; nothing is an empty cell.</summary>
    ValueTask Write(IReadOnlyList<object?> cells);
}

/// <summary>The two formats every list and report can be taken away in.</summary>
public static class TableExport
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Comma-separated UTF-8 with a mark (so that spreadsheets read umlauts) and CRLF.</summary>
    public static async Task<ITableExport> Csv(Stream stream, IReadOnlyList<string> header)
    {
        var export = new CsvExport(stream);
        await export.Write(header);
        return export;
    }

    /// <summary>A workbook with one sheet, a bold frozen header and typed cells.</summary>
    public static async Task<ITableExport> Xlsx(Stream stream, string sheet, IReadOnlyList<string> header)
    {
        var export = new XlsxExport(stream, sheet);
        await export.Write(header);
        return export;
    }
}
