using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Steward.Platform.Exporting;
using Steward.Platform.Importing;
using Steward.Tests.Platform.Importing;
using Xunit;

namespace Steward.Tests.Platform.Exporting;

public class TableExportTests
{
    private static readonly string[] Header = ["Key", "Title", "Done"];

    [Fact]
    public async Task Formulas_in_CSV_are_neutralised_and_numbers_are_not()
    {
        var text = Encoding.UTF8.GetString(await Csv(["=1+1", "@SUM(A1)", "+49 221", "-x", "\tx"], [-5, -1.5, true, LocalDate.FromDateTime(new DateTime(2026, 9, 30)), Instant.FromUtc(2026, 9, 30, 14, 5)]));
        text.ShouldBe("\uFEFFKey,Title,Done\r\n'=1+1,'@SUM(A1),'+49 221,'-x,\"'\tx\"\r\n-5,-1.5,TRUE,2026-09-30,2026-09-30T14:05:00Z\r\n");
    }

    [Fact]
    public async Task Quotes_separators_and_line_breaks_survive()
    {
        var (_, rows) = Files.Read(Files.Bytes(await Csv(["a \"b\"", "x;y,z", "two\nlines"])));
        rows.Single().Cells.Select(cell => cell.Text).ShouldBe(["a \"b\"", "x;y,z", "two\nlines"]);
    }

    [Fact]
    public async Task A_workbook_is_read_back_with_its_kinds()
    {
        var (table, rows) = Files.Read(Files.Bytes(await Xlsx(["=HYPERLINK(\"x\")", null, 0.25], ["ü\n😀", true, Instant.FromUtc(2026, 9, 30, 14, 5)], ["x", new LocalDate(2026, 9, 30), 12L])));
        table.Columns.ShouldBe(Header);
        rows[0].Cells.Select(cell => (cell.Kind, cell.Text)).ShouldBe([(CellKind.Text, "=HYPERLINK(\"x\")"), (CellKind.Empty, ""), (CellKind.Number, "0.25")]);
        rows[0].Problems.ShouldBeEmpty();
        rows[1].Cells.Select(cell => (cell.Kind, cell.Text)).ShouldBe([(CellKind.Text, "ü\n😀"), (CellKind.Boolean, "TRUE"), (CellKind.Date, "2026-09-30 14:05:00")]);
        rows[2].Cells.Select(cell => (cell.Kind, cell.Text)).ShouldBe([(CellKind.Text, "x"), (CellKind.Date, "2026-09-30"), (CellKind.Number, "12")]);
    }

    [Fact]
    public void Any_text_survives_both_formats_but_for_what_they_cannot_hold() =>
        Prop.ForAll<NonNull<string>>(wrapped =>
        {
            var text = wrapped.Get;
            var kept = string.Concat(text.Where(c => (c >= 32 && c != 127) || c is '\t' or '\n' or '\r')).Trim();
            var (_, csv) = Files.Read(Files.Bytes(Csv(["k", text, "d"]).GetAwaiter().GetResult()));
            var (_, xlsx) = Files.Read(Files.Bytes(Xlsx(["k", text, "d"]).GetAwaiter().GetResult()));
            return Same(csv.Single()[1].Text, kept) && Same(xlsx.Single()[1].Text, kept);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public async Task A_sheet_name_that_Excel_refuses_is_made_usable()
    {
        using var memory = new MemoryStream();
        await using (var export = await TableExport.Xlsx(memory, "Open: state/assignee [all] of a very long report name", Header)) await export.Write(["a", "b", "c"]);
        Files.Bytes(memory.ToArray()).Sheet.ShouldBe("Open  state assignee  all  of a");
    }

    // Leading quote marks and spaces are how CSV says "text, not formula"; line breaks are one kind of space here.
    private static bool Same(string read, string written) => Plain(read).TrimStart('\'', ' ') == Plain(written).TrimStart('\'', ' ');

    private static string Plain(string text) => string.Join(' ', text.Replace('\uFFFD', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<byte[]> Csv(params object?[][] rows)
    {
        using var memory = new MemoryStream();
        await using (var export = await TableExport.Csv(memory, Header))
            foreach (var row in rows) await export.Write(row);
        return memory.ToArray();
    }

    private static async Task<byte[]> Xlsx(params object?[][] rows)
    {
        using var memory = new MemoryStream();
        await using (var export = await TableExport.Xlsx(memory, "Items", Header))
            foreach (var row in rows) await export.Write(row);
        return memory.ToArray();
    }
}
