using System.Globalization;
using System.Text;
using Shouldly;
using Steward.Platform.Importing;
using Xunit;

namespace Steward.Tests.Platform.Importing;

public class CsvReadingTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Finds_the_delimiter(char delimiter)
    {
        var text = "Title,Owner,Due\nPrinter; on fire,Ana,1\n\"a, b\",Chen,2\n".Replace(',', delimiter).Replace("; on", " on", StringComparison.Ordinal);
        var file = Files.Csv(text);
        file.Delimiter.ShouldBe(delimiter);
        Files.Read(file).Rows[0].Cells.Select(cell => cell.Text).ShouldBe(["Printer on fire", "Ana", "1"]);
    }

    [Fact]
    public void A_decimal_comma_does_not_beat_the_semicolon() =>
        Files.Csv("Title;Hours;Cost\na;1,5;2,25\nb;2,5;3,75\n").Delimiter.ShouldBe(';');

    [Fact]
    public void Commas_in_prose_do_not_beat_the_tab() =>
        Files.Csv("Title\tText\nA\tHello, world, again\nB\tOne, two, three\n").Delimiter.ShouldBe('\t');

    [Fact]
    public void Obeys_the_separator_line_of_Excel_and_does_not_count_it()
    {
        var (table, rows) = Files.Read(Files.Csv("sep=;\r\nTitle;Owner\r\nA, b, c;Ana\r\n"));
        table.Columns.ShouldBe(["Title", "Owner"]);
        rows.Single().Number.ShouldBe(2);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-mark", "utf-16", "utf-16BE", "utf-16-unmarked", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Reads_umlauts_in_every_encoding(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-mark" => new UTF8Encoding(true),
            "utf-16-unmarked" => new UnicodeEncoding(false, false),
            _ => Encoding.GetEncoding(name),
        };
        var (table, rows) = Files.Read(Files.Csv("Titel;Priorität\r\nDrucker brennt in Köln – schon wieder;hoch\r\n", encoding));
        table.Columns.ShouldBe(["Titel", "Priorität"]);
        rows.Single()[0].Text.ShouldBe("Drucker brennt in Köln – schon wieder");
        table.Problems.Select(problem => problem.Kind).ShouldBe(name is "windows-1252" or "utf-16-unmarked" ? [TableProblems.NotUtf8] : []);
    }

    [Fact]
    public void A_stray_bad_byte_in_UTF8_names_its_row_instead_of_garbling_the_rest()
    {
        byte[] bytes = [.. "Title;Owner\nKöln;Jürgen\nMünchen;Zoë\nBad"u8, 0xFC, .. ";Ana\nÅrhus;Søren\nŁódź;Ó\n"u8];
        var (_, rows) = Files.Read(Files.Bytes(bytes));
        rows[0][0].Text.ShouldBe("Köln");
        rows.Single(row => row.Problems.Count > 0).ShouldSatisfyAllConditions(
            row => row.Number.ShouldBe(4),
            row => row.Problems.Single().Kind.ShouldBe(TableProblems.UndecodableCharacter),
            row => row.Problems.Single().Column.ShouldBe("Title"));
    }

    [Fact]
    public void Counts_rows_as_a_spreadsheet_does()
    {
        var (table, rows) = Files.Read(Files.Csv("Title,Text\r\nA,\"two\r\nlines\"\r\n\r\nB,x\r\n,,\r\nC,y\r\n\r\n\r\n"));
        rows.Select(row => (row[0].Text, row.Number)).ShouldBe([("A", 2), ("B", 4), ("C", 6)]);
        rows[0][1].Text.ShouldBe("two\r\nlines");
        var blank = table.Problems.Single();
        (blank.Kind, blank.Row).ShouldBe((TableProblems.BlankRows, 3));
        blank.Sentence.ShouldStartWith("2 blank rows were skipped");
    }

    [Fact]
    public void Ragged_rows_are_delivered_and_named()
    {
        var (_, rows) = Files.Read(Files.Csv("Title,Owner,Due\nshort,Ana\nlong,Ana,1,left,over\nfine,Ana,1\nempty tail,Ana,1,,\n"));
        rows.Select(row => row.Problems.Select(problem => problem.Kind.Code)).ShouldBe([["ragged-short"], ["ragged-long"], [], []]);
        rows[0].Problems[0].Sentence.ShouldBe("Row 2 has 2 cells where the header has 3, so its values may stand in wrong columns. Fill the row up with empty cells.");
        rows[1][3].Text.ShouldBe("left");
    }

    [Fact]
    public void A_quote_that_never_closes_is_refused_by_row() =>
        Files.Refusal(() => Files.Read(Files.Csv("Title,Owner\nA,Ana\nB,\"Chen\nC,Ana\nD,Ana\n"))).ShouldSatisfyAllConditions(
            problem => problem.Kind.ShouldBe(TableProblems.UnclosedQuote),
            problem => problem.Row.ShouldBe(3));

    [Fact]
    public void A_quote_that_never_closes_does_not_eat_a_large_file()
    {
        var text = new StringBuilder("Title,Owner\nA,\"Ana\n");
        for (var i = 0; i < 100_000; i++) text.Append(CultureInfo.InvariantCulture, $"Ticket number {i} with some text,Chen\n");
        Files.Refusal(() => Files.Read(Files.Csv(text.ToString(), limits: TableLimits.Default with { CellLength = 1024 }))).Kind.ShouldBe(TableProblems.UnclosedQuote);
    }

    [Fact]
    public void An_inch_mark_is_kept_and_told()
    {
        var (_, rows) = Files.Read(Files.Csv("Title,Owner\nReplace 24\" monitor,Ana\n"));
        rows[0][0].Text.ShouldBe("Replace 24\" monitor");
        rows[0].Problems.Single().Kind.ShouldBe(TableProblems.StrayQuote);
    }

    [Fact]
    public void A_cell_over_the_limit_names_its_row_and_the_next_rows_are_read()
    {
        var (_, rows) = Files.Read(Files.Csv($"Title,Owner\n{new string('x', 70_000)},Ana\nB,Chen\n"));
        rows[0].Problems.Single().Sentence.ShouldBe("Row 2, column 'Title': the text has 70000 characters; up to 65536 fit. Shorten it or attach it as a file.");
        rows[1][0].Text.ShouldBe("B");
    }

    [Fact]
    public void Title_rows_above_the_header_are_told_not_imported()
    {
        var (table, rows) = Files.Read(Files.Csv("Helpdesk export\nCreated: 2026-09-30\n\nId,Title,Owner,State\n1,A,Ana,Open\n2,B,Chen,Done\n"));
        table.Titles.ShouldBe(["Helpdesk export", "Created: 2026-09-30"]);
        table.HeaderRowNumber.ShouldBe(4);
        rows.Select(row => row.Number).ShouldBe([5, 6]);
        table.Problems.Count(problem => problem.Kind == TableProblems.TitleRow).ShouldBe(2);
    }

    [Fact]
    public void Known_words_tell_the_header_from_a_wide_title_row()
    {
        var file = Files.Csv("Report,Author,Office,Year\nId,Title,Owner,State\n1,A,Ana,Open\n");
        using var table = file.Read(new TableChoices { KnownHeader = name => name is "Id" or "Title" or "Owner" or "State" });
        table.HeaderRowNumber.ShouldBe(2);
    }

    [Fact]
    public void Totals_and_repeated_headers_are_no_data()
    {
        var (table, rows) = Files.Read(Files.Csv("Id,Title,Hours,Owner\n1,Total outage of mail,1,Ana\nId,Title,Hours,Owner\n2,Sum up the year,2,Chen\nTotal: 2 tasks,,,\n"));
        rows.Select(row => row[1].Text).ShouldBe(["Total outage of mail", "Sum up the year"]);
        table.Problems.Select(problem => (problem.Kind.Code, problem.Row)).ShouldBe([("repeated-header", 3), ("totals-row", 5)]);
    }

    [Fact]
    public void Doubled_and_missing_headers_get_names_of_their_own()
    {
        var (table, rows) = Files.Read(Files.Csv("Title,Status,,Status\na,b,c,d\n"));
        table.Columns.ShouldBe(["Title", "Status", "Column C", "Status (2)"]);
        rows.Single().Cells.Count.ShouldBe(4);
        table.Problems.Select(problem => problem.Kind.Code).ShouldBe(["nameless-column", "doubled-header"]);
    }

    [Fact]
    public void Control_characters_are_removed_and_told()
    {
        var (_, rows) = Files.Read(Files.Csv("Title,Owner\nbell\u0007 here,Ana\n"));
        rows[0][0].Text.ShouldBe("bell here");
        rows[0].Problems.Single().Kind.ShouldBe(TableProblems.ControlCharacters);
    }

    [Fact]
    public void More_rows_than_the_limit_are_refused_not_cut() =>
        Files.Refusal(() => Files.Read(Files.Csv("Title\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"T{i}\n")), limits: TableLimits.Default with { Rows = 10 })))
            .Sentence.ShouldStartWith("The file has more than 10 rows.");

    [Fact]
    public void More_columns_than_the_limit_are_refused() =>
        Files.Refusal(() => Files.Read(Files.Csv(string.Join(',', Enumerable.Range(0, 501).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Range(0, 501)) + "\n")))
            .Kind.ShouldBe(TableProblems.TooManyColumns);

    [Fact]
    public void A_file_can_be_read_twice_but_a_table_once()
    {
        var file = Files.Csv("Title\nA\n");
        Files.Read(file).Rows.Count.ShouldBe(1);
        Files.Read(file).Rows.Count.ShouldBe(1);
        using var table = file.Read();
        table.Rows().Count().ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => table.Rows().Count());
    }
}
