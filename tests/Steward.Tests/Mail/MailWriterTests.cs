using System.Text;
using Shouldly;
using Steward.Mail.Addresses;
using Steward.Mail.Wording;
using Steward.Mail.Writing;
using Xunit;

namespace Steward.Tests.Mail;

public class MailWriterTests
{
    private static readonly EmailAddress Desk = EmailAddress.Parse("desk@northwind.example");

    [Theory]
    [InlineData("Hello\r\nBcc: everybody@evil.example")]
    [InlineData("Hello\nBcc: everybody@evil.example")]
    [InlineData("Hello\rBcc: everybody@evil.example")]
    [InlineData("Hello\u2028Bcc: everybody@evil.example\0")]
    [InlineData("ä\r\n\r\n<script>")]
    public void No_text_grows_another_header(string hostile)
    {
        var text = HeaderText.Of(hostile);
        var written = Written(Plain() with { Subject = text, From = new Mailbox(Desk, text), Attachments = [new Attachment(text, "text/plain\r\nX: y", new byte[3])] });

        Fields(written).ShouldNotContain(name => name.Equals("Bcc", StringComparison.OrdinalIgnoreCase) || name == "X");
        Fields(written).Count(name => name == "Subject").ShouldBe(1);
    }

    [Theory]
    [InlineData("a@b\r\nRCPT TO:<x@y.example>")]
    [InlineData("a b@northwind.example")]
    [InlineData("a@northwind.example>")]
    [InlineData("<a@northwind.example")]
    [InlineData("a\"@northwind.example")]
    [InlineData("a@")]
    [InlineData("@northwind.example")]
    [InlineData("a..b@northwind.example")]
    [InlineData("a@north wind.example")]
    [InlineData("a@-x-.example")]
    [InlineData("\u202Eevil@northwind.example")]
    public void What_is_no_address_is_none(string text) => EmailAddress.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_address_with_other_letters_is_one_and_says_what_it_needs()
    {
        var address = EmailAddress.Parse("jürgen@münchen.example");
        address.Wire.ShouldBe("jürgen@xn--mnchen-3ya.example");
        address.NeedsUtf8.ShouldBeTrue();
        EmailAddress.Parse("info@münchen.example").NeedsUtf8.ShouldBeFalse();
    }

    [Fact]
    public void Every_line_is_short_ends_in_CRLF_and_holds_only_ASCII()
    {
        var ids = Enumerable.Range(0, 30).Select(_ => MessageId.New(Desk)).ToList();
        var written = Written(Plain() with
        {
            Subject = HeaderText.Of(string.Concat(Enumerable.Repeat("Überprüfung der Zugänge für 東京 🙂 ", 20))),
            References = ids, InReplyTo = ids[^1],
            Text = new string('ä', 3_000) + "\n.\nFrom here\n" + new string('x', 3_000), Html = "<p>" + new string('ü', 3_000) + "</p>",
            Attachments = [new Attachment(HeaderText.Of("Prüfbericht " + new string('ß', 100) + ".pdf"), "application/pdf", new byte[10_000])],
        });

        written.ShouldAllBe(c => char.IsAscii(c));
        written.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        written.Split("\r\n").ShouldAllBe(line => line.Length <= 78);
    }

    [Fact]
    public void What_a_machine_wrote_says_so()
    {
        Fields(Written(Plain() with { Origin = Origin.Generated })).ShouldContain("Auto-Submitted");
        Fields(Written(Plain())).ShouldNotContain("Auto-Submitted");
    }

    [Fact]
    public void Encoded_words_come_back_as_they_were()
    {
        var text = string.Concat(Enumerable.Repeat("Grüße aus 東京 🙂, \"quoted\" =?x?= ", 12)).Trim();
        EncodedWords.Decode(string.Join("\r\n ", EncodedWords.Encode(text))).ShouldBe(text);
        EncodedWords.Decode("=?iso-8859-1?Q?Gr=FC=DFe_an?= =?ISO-8859-1?Q?_alle?=").ShouldBe("Grüße an alle");
    }

    private static OutgoingMail Plain() => new()
    {
        From = new Mailbox(Desk, HeaderText.Of("Service Desk")), To = [new Mailbox(EmailAddress.Parse("rosa@northwind.example"))], Subject = HeaderText.Of("Hello"),
        Date = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(1)), Id = MessageId.New(Desk), Text = "Hello",
    };

    private static string Written(OutgoingMail mail) => Encoding.UTF8.GetString(MailWriter.Write(mail));

    private static List<string> Fields(string message) =>
        [.. message.Split("\r\n").Where(line => line.Length > 0 && char.IsAsciiLetter(line[0]) && line.Contains(':', StringComparison.Ordinal)).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])];
}
