using Shouldly;
using Steward.Platform.Importing;
using Xunit;

namespace Steward.Tests.Platform.Importing;

public class WorkbookReadingTests
{
    private static readonly object?[] Header = ["Id", "Title", "Due", "Done"];

    [Fact]
    public void Cells_keep_their_kind()
    {
        var (_, rows) = Files.Read(Files.Bytes(Files.Xlsx(("Tasks", [Header,
            ["A-1", "=HYPERLINK(\"x\")", new DateTime(2026, 9, 30), new Files.Percent(0.8)],
            [7, true, new DateTime(2026, 9, 30, 14, 5, 0), 0.25],
            ["A-3", null, "end of Q1", "80%"]]))));
        rows[0].Cells.Select(cell => (cell.Kind, cell.Text)).ShouldBe([
            (CellKind.Text, "A-1"), (CellKind.Text, "=HYPERLINK(\"x\")"), (CellKind.Date, "2026-09-30"), (CellKind.Percent, "80%")]);
        rows[1].Cells.Select(cell => (cell.Kind, cell.Text)).ShouldBe([
            (CellKind.Number, "7"), (CellKind.Boolean, "TRUE"), (CellKind.Date, "2026-09-30 14:05:00"), (CellKind.Number, "0.25")]);
        rows[2].Cells.Select(cell => cell.Kind).ShouldBe([CellKind.Text, CellKind.Empty, CellKind.Text, CellKind.Text]);
        rows[1][2].Date.ShouldBe(new NodaTime.LocalDateTime(2026, 9, 30, 14, 5));
    }

    [Fact]
    public void Title_rows_blank_rows_and_totals_are_told_and_rows_keep_their_numbers()
    {
        var (table, rows) = Files.Read(Files.Bytes(Files.Xlsx(("Tasks 2026", [
            ["Northwind IT: tasks"], ["Status as of 30 Sep 2026"], null, Header,
            ["A-1", "One", "x", "y"], null, ["A-2", "Two", null, "z"], [null, "Total: 2 tasks"]]))));
        table.HeaderRowNumber.ShouldBe(4);
        table.Titles.ShouldBe(["Northwind IT: tasks", "Status as of 30 Sep 2026"]);
        rows.Select(row => row.Number).ShouldBe([5, 7]);
        table.Problems.Select(problem => (problem.Kind.Code, problem.Row)).ShouldBe([("title-row", 1), ("title-row", 2), ("totals-row", 8), ("blank-rows", 6)]);
    }

    [Fact]
    public void Reads_the_first_sheet_that_is_not_empty_and_names_the_others()
    {
        var bytes = Files.Xlsx(("Cover", []), ("Tasks", [Header, ["1", "a", "b", "c"]]), ("Archive", [Header, ["2", "old", "b", "c"]]));
        var file = Files.Bytes(bytes);
        file.Sheet.ShouldBe("Tasks");
        file.Sheets.ShouldBe(["Cover", "Tasks", "Archive"]);
        Files.Read(file).Table.Problems.Single().Sentence.ShouldBe("Only the sheet 'Tasks' is read. The workbook has more: Archive.");
        Files.Read(Files.Bytes(bytes, choices: new TableChoices { Sheet = "archive" })).Rows.Single()[1].Text.ShouldBe("old");
        Files.Refusal(() => Files.Bytes(bytes, choices: new TableChoices { Sheet = "Nope" })).Sentence.ShouldBe("The workbook has no sheet named 'Nope'. It has: Cover, Tasks, Archive.");
    }

    [Fact]
    public void Formulas_give_their_last_value_or_their_text_and_are_named()
    {
        var (_, rows) = Files.Read(Files.Bytes(Files.Xlsx(("T", [Header,
            ["1", new Files.Computed("1+1", "2"), new Files.Computed("TODAY()", null), new Files.Broken("#REF!")]]))));
        rows[0].Cells.Select(cell => cell.Text).ShouldBe(["1", "2", "=TODAY()", "#REF!"]);
        rows[0].Problems.Select(problem => (problem.Kind.Code, problem.Column)).ShouldBe([("formula-value", "Title"), ("formula-without-value", "Due"), ("error-cell", "Done")]);
    }

    [Fact]
    public void A_remark_beside_the_table_is_kept_with_a_warning()
    {
        var (_, rows) = Files.Read(Files.Bytes(Files.Xlsx(("T", [Header, ["1", "a", "b", "c", "beside"]]))));
        rows[0][4].Text.ShouldBe("beside");
        rows[0].Problems.Single().Weight.ShouldBe(ProblemWeight.Warning);
    }

    [Fact]
    public void Column_letters_count_as_spreadsheets_do()
    {
        SpreadsheetColumn.Letters(0).ShouldBe("A");
        SpreadsheetColumn.Letters(25).ShouldBe("Z");
        SpreadsheetColumn.Letters(26).ShouldBe("AA");
        for (var i = 0; i < 2_000; i++) SpreadsheetColumn.IndexOf(SpreadsheetColumn.Letters(i) + "12").ShouldBe(i);
        SpreadsheetColumn.IndexOf("12").ShouldBeNull();
    }
}
