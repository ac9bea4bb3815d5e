using System.Text;
using Shouldly;
using Steward.Mail.Reading;
using Xunit;

namespace Steward.Tests.Mail;

public class MailReaderTests
{
    [Fact]
    public async Task Text_html_picture_and_file_are_told_apart()
    {
        var read = await Read("""
            From: =?iso-8859-1?Q?J=FCrgen_M=FCller?= <juergen@northwind.example>, "Desk, Service" <desk@northwind.example> (the desk)
            To: Friends: rosa@northwind.example, <tom@northwind.example>;
            Subject: =?utf-8?B?R3LDvMOf?=
             =?utf-8?B?ZQ==?= an alle
            Date: Mon, 02 Mar 2026 08:15:00 +0100 (CET)
            Message-ID: <one@northwind.example>
            References: <a@x.example>
             <b@x.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            preamble
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            100 =80 =
            f=FCr dich
            --inner
            Content-Type: text/html; charset=utf-8

            <p>100 € für dich</p>
            --inner--
            --outer
            Content-Type: image/png; name="logo.png"
            Content-ID: <logo@x>
            Content-Disposition: inline
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --outer
            Content-Disposition: attachment; filename*0*=utf-8''Pr%C3%BCf; filename*1*=bericht%20;
             filename*2="2026.pdf"
            Content-Type: application/pdf

            %PDF-1.7
            --outer--
            epilogue
            """);

        read.Faults.ShouldBeEmpty();
        read.From.Select(a => (a.Name, a.Address!.ToString())).ShouldBe([("Jürgen Müller", "juergen@northwind.example"), ("Desk, Service", "desk@northwind.example")]);
        read.To.Select(a => a.Address!.ToString()).ShouldBe(["rosa@northwind.example", "tom@northwind.example"]);
        read.Subject.ShouldBe("Grüße an alle");
        read.Date.ShouldBe(new DateTimeOffset(2026, 3, 2, 8, 15, 0, TimeSpan.FromHours(1)));
        read.References.Count.ShouldBe(2);
        read.Text.ShouldBe("100 € für dich");
        read.Html!.Trim().ShouldBe("<p>100 € für dich</p>");
        read.Files.Select(f => (f.FileName, f.ContentId, f.Content.Length)).ShouldBe([("logo.png", "logo@x", 8), ("Prüfbericht 2026.pdf", null, 8)]);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", true)]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("Precedence: bulk", true)]
    [InlineData("List-Id: <x.example>", true)]
    [InlineData("Return-Path: <>", true)]
    [InlineData("X-Other: yes", false)]
    public async Task What_a_machine_wrote_is_recognised(string header, bool automatic) => (await Read(header + "\n\nHello")).IsAutomatic.ShouldBe(automatic);

    [Theory]
    [InlineData("Content-Type: multipart/mixed\n\nx", MailFaultKind.NoBoundary)]
    [InlineData("Content-Type: multipart/mixed; boundary=a\n\n--a\n\nx", MailFaultKind.NotClosed)]
    [InlineData("Content-Transfer-Encoding: base64\n\n!!", MailFaultKind.EncodingBroken)]
    [InlineData("Content-Transfer-Encoding: x-uuencode\n\nx", MailFaultKind.EncodingUnknown)]
    [InlineData("Content-Type: text/plain; charset=klingon\n\nü", MailFaultKind.CharsetWrong)]
    [InlineData("From: nobody at nowhere\n\nx", MailFaultKind.AddressBroken)]
    [InlineData("Date: the 31st\n\nx", MailFaultKind.DateBroken)]
    [InlineData("Subject: x\nno header\n\nx", MailFaultKind.HeaderBroken)]
    public async Task A_fault_is_named_and_the_rest_is_read(string message, MailFaultKind kind) => (await Read(message)).Faults.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public async Task Text_without_an_empty_line_before_it_is_not_lost() => (await Read("Subject: x\nhello there\nmore")).Text!.ReplaceLineEndings("\n").ShouldBe("hello there\nmore");

    [Fact]
    public async Task Limits_hold_against_a_megabyte_of_header_ten_thousand_parts_and_endless_nesting()
    {
        var header = await Read("Subject: " + new string('x', 1_000_000) + "\n\nbody");
        header.Faults.ShouldHaveSingleItem().Kind.ShouldBe(MailFaultKind.HeaderTooLong);
        header.Text.ShouldBe("body");

        var many = await Read("Content-Type: multipart/mixed; boundary=a\n\n" + string.Concat(Enumerable.Repeat("--a\n\nx\n", 10_000)) + "--a--\n");
        many.Root.All().Count().ShouldBeLessThanOrEqualTo(1_000);
        many.Faults.ShouldHaveSingleItem().Kind.ShouldBe(MailFaultKind.TooManyParts);

        var deep = await Read(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")) + "\nx");
        deep.Faults.ShouldContain(f => f.Kind == MailFaultKind.TooDeep);

        var wrapped = await Read(string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 5_000)) + "x");
        wrapped.Faults.ShouldContain(f => f.Kind == MailFaultKind.TooDeep);

        var headers = await Read(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"X-{i}: y\n")) + "\nx");
        headers.Headers.All.Count.ShouldBe(500);

        var large = await MailReader.Read(new MemoryStream(Encoding.ASCII.GetBytes("Subject: x\n\n" + new string('x', 100_000))), new MailLimits { Size = 50_000 });
        large.Faults.ShouldHaveSingleItem().Kind.ShouldBe(MailFaultKind.TooLarge);
        large.Text!.Length.ShouldBe(50_000 - 12);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_what_came_before()
    {
        var read = await MailReader.Read(new BreakingStream("Subject: half\n\nof a mess"));
        (read.Subject, read.Text).ShouldBe(("half", "of a mess"));
        read.Faults.ShouldHaveSingleItem().Kind.ShouldBe(MailFaultKind.Unreadable);
    }

    internal static Task<ReadMail> Read(string message) => MailReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(message)));

    private sealed class BreakingStream(string start) : MemoryStream(Encoding.ASCII.GetBytes(start))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException("broken") : base.ReadAsync(buffer, cancellationToken);
    }
}
