using System.Text;
using Shouldly;
using Steward.Platform.Blobs;
using Xunit;

namespace Steward.Tests.Platform.Blobs;

public class MediaTypeTests
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    [Theory]
    [InlineData("<!DOCTYPE html><p>x", "text/html")]
    [InlineData("  \n<HTML>", "text/html")]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"x\"/>", "image/svg+xml")]
    [InlineData("<!-- x --><svg onload=alert(1)>", "image/svg+xml")]
    [InlineData("GIF89a/*<script>alert(1)</script>", "text/html")]
    [InlineData("%PDF-1.7 ...", "application/pdf")]
    [InlineData("GIF89a", "image/gif")]
    [InlineData("just words, umlauts äöü", "text/plain")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "application/xml")]
    [InlineData("MZ\u0090", "application/vnd.microsoft.portable-executable")]
    public void The_content_decides(string content, string type) => MediaTypes.Of(Encoding.UTF8.GetBytes(content)).ShouldBe(type);

    [Fact]
    public void Bytes_decide_where_there_are_no_words()
    {
        MediaTypes.Of(Png).ShouldBe("image/png");
        MediaTypes.Of([0, 1, 2, 3]).ShouldBe(MediaTypes.Unknown);
        MediaTypes.Of(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<svg/>")).ToArray()).ShouldBe(MediaTypes.Svg);
    }

    [Fact]
    public void Only_what_cannot_run_is_shown_in_place()
    {
        new[] { "image/png", "image/jpeg", "image/gif", "image/webp", MediaTypes.Pdf, MediaTypes.Text }.ShouldAllBe(type => MediaTypes.MayShow(type));
        new[] { MediaTypes.Html, MediaTypes.Svg, "application/xml", MediaTypes.Unknown, "application/zip" }.ShouldAllBe(type => !MediaTypes.MayShow(type));
    }

    [Fact]
    public void A_name_that_promises_another_content_is_a_lie()
    {
        MediaTypes.Lies("holiday.png", MediaTypes.Html).ShouldBeTrue();
        MediaTypes.Lies("holiday.PNG", "image/png").ShouldBeFalse();
        MediaTypes.Lies("notes.unheard-of", MediaTypes.Unknown).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\report.pdf", "report.pdf")]
    [InlineData("in\u202Evoice\u200B.pdf\r\n", "invoice.pdf")]
    [InlineData("", "file")]
    [InlineData("...", "file")]
    [InlineData("Grüße 你.txt", "Grüße 你.txt")]
    public void A_file_name_keeps_its_words_and_loses_its_tricks(string sent, string kept) => FileNames.Clean(sent).ShouldBe(kept);

    [Fact]
    public void A_very_long_name_keeps_its_ending() =>
        FileNames.Clean(new string('a', 400) + ".xlsx").ShouldSatisfyAllConditions(name => name.Length.ShouldBe(180), name => name.ShouldEndWith(".xlsx"));
}
