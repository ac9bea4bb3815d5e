using System.Globalization;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Steward.Platform.Importing;
using Xunit;

namespace Steward.Tests.Platform.Importing;

public class HostileFileTests
{
    public static TheoryData<string, byte[], string> WrongTypes => new()
    {
        { "PDF", "%PDF-1.7 lots of text, more; text"u8.ToArray(), "This is a PDF document, not a table." },
        { "PNG", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], "This is a PNG picture, not a table." },
        { "HTML", "<!DOCTYPE html><html><table><tr><td>a,b</td></tr></table>"u8.ToArray(), "This is a web page (HTML), not a table." },
        { "JSON", "[{\"title\": \"a\", \"owner\": \"b\"}]"u8.ToArray(), "This is a JSON document, not a table." },
        { "XML", "<?xml version=\"1.0\"?><a/>"u8.ToArray(), "This is an XML document, not a table." },
        { "gzip", [0x1F, 0x8B, 8, 0, 1, 2, 3], "This is a gzip archive, not a table." },
        { "xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "This is an old Excel file (.xls) or a workbook with a password." },
        { "NUL", "Title,Owner\nA\0B,Ana\n"u8.ToArray(), "The content of this file is not text." },
        { "noise", [.. Enumerable.Range(0, 4096).Select(i => (byte)((i * 7919) % 251))], "The content of this file is not text." },
        { "empty", [], "The file holds no table: it is empty." },
        { "blanks", "\r\n\r\n  \r\n"u8.ToArray(), "The file holds no table: it is empty." },
        { "zip", Zip(("readme.txt", "hello")), "This is a ZIP archive, not a table." },
        { "docx", Zip(("word/document.xml", "<a/>")), "This is a Word document, not a table." },
        { "broken zip", [.. Zip(("xl/workbook.xml", "<a/>")).AsSpan(0, 40)], "The workbook is damaged" },
    };

    [Theory]
    [MemberData(nameof(WrongTypes))]
    public void A_wrong_file_is_refused_by_content_with_a_sentence(string what, byte[] bytes, string sentence) =>
        Files.Refusal(() => Files.Read(Files.Bytes(bytes))).Sentence.ShouldStartWith(sentence, customMessage: what);

    [Fact]
    public void A_file_over_the_limit_is_refused_before_it_is_read()
    {
        using var huge = new HugeStream(300L * 1024 * 1024);
        Files.Refusal(() => TableFile.Examine(() => huge)).Sentence.ShouldStartWith("The file has 300 MB; up to 100 MB are read at once.");
        huge.WasRead.ShouldBeFalse();
    }

    [Fact]
    public void A_zip_bomb_is_refused_while_it_unpacks()
    {
        var bomb = Files.Xlsx(zip =>
        {
            using var stream = zip.CreateEntry("xl/media/bomb.bin", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++) stream.Write(zeros);
        }, ("T", [["Id", "Title"], ["1", "a"]]));
        bomb.Length.ShouldBeLessThan(200_000);
        Files.Refusal(() => Files.Bytes(bomb, TableLimits.Default with { InflatedBytes = 8 << 20 })).Kind.ShouldBe(TableProblems.InflatesTooFar);
    }

    [Fact]
    public void A_workbook_that_brings_its_own_entities_is_refused()
    {
        var laughs = Files.Xlsx(zip => Files.Part(zip, "xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><sst>&b;</sst>"), ("T", [["Id", "Title"], ["1", "a"]]));
        Files.Refusal(() => Files.Bytes(laughs)).Kind.ShouldBe(TableProblems.Damaged);
    }

    [Fact]
    public void A_workbook_with_a_row_beyond_the_last_is_refused()
    {
        byte[] bytes = Zip(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"2147483000\"><c r=\"A2147483000\"><v>1</v></c></row></sheetData></worksheet>"));
        Files.Refusal(() => Files.Bytes(bytes)).Kind.ShouldBe(TableProblems.Damaged);
    }

    [Fact]
    public void A_hundred_thousand_rows_stream_through()
    {
        var text = new StringBuilder("Id;Title;Owner\r\n");
        for (var i = 0; i < 100_000; i++) text.Append(CultureInfo.InvariantCulture, $"{i};Ticket {i};Ana\r\n");
        using var table = Files.Csv(text.ToString()).Read();
        table.Rows().Count().ShouldBe(100_000);
    }

    [Fact]
    public void Any_text_written_as_CSV_is_read_back_or_refused_with_a_sentence() =>
        Prop.ForAll<NonNull<string>[], bool>((cells, semicolon) =>
        {
            var texts = cells.Select(cell => cell.Get).ToArray();
            var delimiter = semicolon ? ';' : ',';
            var line = string.Join(delimiter, texts.Select(text => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""));
            var bytes = Encoding.UTF8.GetBytes($"A{delimiter}B{delimiter}C\n{line}\n");
            try
            {
                var (_, rows) = Files.Read(Files.Bytes(bytes));
                return rows.TrueForAll(row => row.Problems.All(problem => problem.Sentence.Length > 10));
            }
            catch (UnreadableTableException refusal)
            {
                return refusal.Problem.Sentence.Length > 10;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused_never_crash() =>
        Prop.ForAll<byte[], bool>((noise, workbook) =>
        {
            var bytes = workbook ? Mutilated(noise) : noise;
            try
            {
                Files.Read(Files.Bytes(bytes));
            }
            catch (UnreadableTableException refusal)
            {
                return refusal.Problem.Sentence.Length > 10;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static byte[] Mutilated(byte[] noise)
    {
        var bytes = Files.Xlsx(("T", [["Id", "Title", "Due"], ["1", "a", new DateTime(2026, 1, 1)], ["2", "b", 0.5]]));
        for (var i = 0; i < noise.Length; i++) bytes[(noise[i] * 131 + i * 977) % bytes.Length] ^= noise[i];
        return bytes;
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts) Files.Part(zip, name, content);
        return memory.ToArray();
    }

    private sealed class HugeStream(long length) : MemoryStream
    {
        public bool WasRead { get; private set; }

        public override long Length => length;

        public override int Read(Span<byte> buffer)
        {
            WasRead = true;
            return 0;
        }
    }
}
