using System.IO.Pipelines;
using System.Text;
using Shouldly;
using Steward.Mail.Addresses;
using Steward.Mail.Smtp;
using Steward.Mail.Wire;
using Xunit;

namespace Steward.Tests.Mail;

/// <summary>A server that is broken or hostile: each is answered with a value, in bounded time and memory.</summary>
public class HostileSmtpServerTests
{
    private static readonly EmailAddress Somebody = EmailAddress.Parse("rosa@northwind.example");

    [Fact]
    public async Task A_reply_without_an_end_is_cut_off() =>
        (await Trouble(string.Concat(Enumerable.Repeat("220-again\r\n", 100_000)))).Wire.ShouldBe(WireTrouble.Endless);

    [Fact]
    public async Task A_line_without_an_end_is_cut_off() =>
        (await Trouble("220 " + new string('x', 1_000_000))).Wire.ShouldBe(WireTrouble.Endless);

    [Fact]
    public async Task Something_that_is_no_mail_server_is_recognised() =>
        (await Trouble("SSH-2.0-OpenSSH_9.2\r\n")).Wire.ShouldBe(WireTrouble.Protocol);

    [Fact]
    public async Task A_silent_server_is_not_waited_for_forever()
    {
        var (ours, _) = Pair();
        var opened = await SmtpSession.Open(ours, new SmtpSettings("x", Protection.None) { Patience = TimeSpan.FromMilliseconds(50) });
        opened.Trouble!.Wire.ShouldBe(WireTrouble.Silent);
    }

    [Fact]
    public async Task Words_slipped_in_before_the_encryption_end_the_session() =>
        (await Trouble("220 hi\r\n250-hi\r\n250 STARTTLS\r\n220 go\r\n250 slipped in\r\n", Protection.StartTls)).Wire.ShouldBe(WireTrouble.Protocol);

    [Fact]
    public async Task A_server_without_encryption_gets_no_word_where_encryption_is_wanted() =>
        (await Trouble("220 hi\r\n250 hi\r\n", Protection.StartTls)).Wire.ShouldBe(WireTrouble.Certificate);

    [Fact]
    public async Task A_connection_lost_after_the_content_is_tried_again()
    {
        var (ours, theirs) = Pair();
        await theirs.WriteAsync(Encoding.ASCII.GetBytes("220 hi\r\n250 hi\r\n250 ok\r\n250 ok\r\n354 go\r\n"));
        var opened = await SmtpSession.Open(ours, new SmtpSettings("x", Protection.None));
        theirs.Close();
        var verdict = (await opened.Session!.Send(Somebody, [Somebody], "Subject: x\r\n\r\nx"u8.ToArray())).Single();
        verdict.Verdict.ShouldBe(Verdict.TryLater);
        opened.Session.IsUsable.ShouldBeFalse();
    }

    [Fact]
    public async Task Words_of_the_server_are_cleaned_and_cut()
    {
        var trouble = await Trouble($"554 go \u001b[31maway {new string('x', 1_500)}\r\n");
        trouble.Words.ShouldNotContain('\u001b');
        trouble.Words.Length.ShouldBeLessThan(700);
        trouble.IsFinal.ShouldBeTrue();
    }

    private static async Task<SmtpTrouble> Trouble(string script, Protection protection = Protection.None)
    {
        var (ours, theirs) = Pair();
        var telling = Task.Run(async () =>
        {
            await theirs.WriteAsync(Encoding.UTF8.GetBytes(script));
            theirs.Close();
        });
        var opened = await SmtpSession.Open(ours, new SmtpSettings("x", protection) { Patience = TimeSpan.FromSeconds(20) });
        opened.Session.ShouldBeNull();
        await theirs.DisposeAsync();
        _ = telling; // it may still be writing what nobody reads
        return opened.Trouble!;
    }

    private static (Stream Ours, Stream Theirs) Pair()
    {
        Pipe there = new(), back = new(new PipeOptions(pauseWriterThreshold: 10_000_000));
        return (new TwoWay(back.Reader.AsStream(), there.Writer.AsStream()), new TwoWay(there.Reader.AsStream(), back.Writer.AsStream()));
    }

    private sealed class TwoWay(Stream input, Stream output) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => output.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => input.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => input.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => output.WriteAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                output.Dispose();
        }
    }
}
