using System.Text;
using Shouldly;
using Steward.Mail.Addresses;
using Steward.Mail.Reading;
using Steward.Mail.Wording;
using Steward.Mail.Writing;
using Xunit;

namespace Steward.Tests.Mail;

/// <summary>Generated messages: thousands of broken ones that must not hurt, and thousands of good ones that must come back as they were. The seed is in the name of a failure.</summary>
public class HostileMailTests
{
    private const int Mutations = 10_000;
    private static readonly EmailAddress Desk = EmailAddress.Parse("desk@northwind.example");

    private static readonly string[] Poison =
    [
        "\r\n", "\n\n", "\r", "\0", "=?utf-8?B?", "=?utf-8?Q?=", "?=", "--=_", "--", "\r\n--a--\r\n", "Content-Type: multipart/mixed; boundary=\"\"\r\n", "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n",
        "Content-Transfer-Encoding: base64\r\n", "Content-Type: text/plain; charset=utf-7\r\n", "charset=\"ks_c_5601-1987\"", "filename*999999999*=x''%", "filename*0*=utf-8''%C3", "\"", "\\", "((((((", "<<<<<", ">,;:@",
        "From: =?utf-8?B?8J+Y?= <@a,@b:x@y>\r\n", "References: <<<><a@b><", "Date: 99 Foo 99999 99:99:99 +9999\r\n", "Message-ID: <" + "a", "\uFEFF", "\u202E", "message/rfc822", "=\r\n", "=", "==========",
    ];

    [Fact]
    public async Task Ten_thousand_mutations_crash_nothing_and_stay_within_the_limits()
    {
        var limits = new MailLimits { Size = 200_000, Parts = 60, Depth = 6, Headers = 60, HeaderLength = 4_000 };
        var faulty = 0;
        for (var seed = 0; seed < Mutations; seed++)
        {
            var random = new Random(seed);
            var message = Mutated(MailWriter.Write(Made(random)), random);
            ReadMail read;
            try
            {
                read = await MailReader.Read(new MemoryStream(message), limits);
            }
            catch (Exception crash)
            {
                throw new InvalidOperationException($"Seed {seed} crashed the reader.", crash);
            }

            var parts = read.Root.All().ToList();
            parts.Count.ShouldBeLessThanOrEqualTo(limits.Parts + limits.Depth, $"seed {seed}");
            parts.Sum(p => (long)p.Content.Length).ShouldBeLessThanOrEqualTo(message.Length, $"seed {seed}");
            read.Subject.ShouldNotContain('\n', $"seed {seed}");
            read.Files.ShouldAllBe(f => f.FileName == null || !f.FileName.Contains('\n'), $"seed {seed}");
            foreach (var part in parts)
                part.Text().ShouldNotContain('\0', $"seed {seed}");
            faulty += read.Faults.Count > 0 ? 1 : 0;
        }

        faulty.ShouldBeGreaterThan(Mutations / 10, "mutations that break nothing prove nothing");
    }

    [Fact]
    public async Task Two_thousand_written_messages_come_back_as_they_were()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var mail = Made(new Random(seed));
            var read = await MailReader.Read(new MemoryStream(MailWriter.Write(mail)));
            read.Faults.ShouldBeEmpty($"seed {seed}");
            read.Subject.ShouldBe(mail.Subject.ToString(), $"seed {seed}");
            read.Id.ShouldBe(mail.Id);
            read.References.ShouldBe(mail.References);
            read.From.Select(a => (a.Name, a.Address)).ShouldBe([(mail.From.Name.ToString(), mail.From.Address)], $"seed {seed}");
            read.To.Select(a => (a.Name, a.Address)).ShouldBe(mail.To.Select(m => (m.Name.ToString(), (EmailAddress?)m.Address)), $"seed {seed}");
            Plain(read.Text).ShouldBe(Plain(mail.Text), $"seed {seed}");
            Plain(read.Html).ShouldBe(Plain(mail.Html), $"seed {seed}");
            read.Files.Select(f => f.FileName).ShouldBe(mail.Attachments.Select(a => a.Name.ToString()), $"seed {seed}");
            read.Files.Select(f => Convert.ToHexString(f.Content.Span)).ShouldBe(mail.Attachments.Select(a => Convert.ToHexString(a.Content.Span)), $"seed {seed}");
            read.Date!.Value.ShouldBe(mail.Date);
        }
    }

    private static OutgoingMail Made(Random random) => new()
    {
        From = new Mailbox(Desk, HeaderText.Of(Words(random, 30))),
        To = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => new Mailbox(EmailAddress.Parse($"p{i}.{random.Next()}@northwind.example"), HeaderText.Of(Words(random, 40))))],
        Subject = HeaderText.Of(Words(random, 200)),
        Date = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromMinutes(30 * random.Next(-20, 20))).AddSeconds(random.Next(1, 30_000_000)),
        Id = MessageId.New(Desk),
        References = [.. Enumerable.Range(0, random.Next(5)).Select(_ => MessageId.New(Desk))],
        Text = Words(random, 3_000),
        Html = random.Next(2) == 0 ? null : Words(random, 3_000),
        Attachments = [.. Enumerable.Range(0, random.Next(3)).Select(_ => File(random))],
    };

    private static Attachment File(Random random)
    {
        var content = new byte[random.Next(2_000)];
        random.NextBytes(content);
        return new Attachment(HeaderText.Of("f" + Words(random, 80) + ".bin"), "application/octet-stream", content);
    }

    private static string Words(Random random, int most)
    {
        string[] letters = ["a", "Z", "9", " ", "  ", ".", "=", "?", "_", "=?", "\"", "\\", "(", ")", "<", ">", ",", ";", ":", "@", "'", "%", "ä", "ß", "€", "東", "🙂", "é", "\t", "\n", "\n.", "From ", "--", "\u00A0"];
        var text = new StringBuilder();
        for (var i = random.Next(most); i > 0; i--)
            text.Append(letters[random.Next(letters.Length)]);
        return text.ToString();
    }

    private static byte[] Mutated(byte[] message, Random random)
    {
        var bytes = message.ToList();
        for (var times = random.Next(1, 8); times > 0 && bytes.Count > 4; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 400), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Poison[random.Next(Poison.Length)])); break;
                case 5: bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(20_000))); break;
                case 6: bytes.InsertRange(at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Poison[random.Next(Poison.Length)], random.Next(200))))); break;
                default: bytes.Reverse(at, length); break;
            }
        }

        return [.. bytes];
    }

    // a message has CRLF, ends in one, and knows no other breaks
    private static string? Plain(string? text) => text?.ReplaceLineEndings("\n").TrimEnd('\n');
}
