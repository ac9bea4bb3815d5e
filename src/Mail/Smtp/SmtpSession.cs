using System.Text;
using Steward.Mail.Addresses;
using Steward.Mail.Wire;

namespace Steward.Mail.Smtp;

/// <summary>A session with one SMTP server (RFC 5321), in which several messages can be sent one after another. Not for parallel use.</summary>
public sealed class SmtpSession : IAsyncDisposable
{
    private readonly LineStream wire;
    private readonly SmtpSettings settings;
    private SmtpFeatures features = new([]);
    private bool broken;

    private SmtpSession(LineStream wire, SmtpSettings settings) => (this.wire, this.settings) = (wire, settings);

    /// <summary>True when the session can take another message.</summary>
    public bool IsUsable => !broken;

    /// <summary>Greets, encrypts and signs in over a connected stream, which the session owns from here on.</summary>
    public static async Task<SmtpOpened> Open(Stream connected, SmtpSettings settings, CancellationToken cancel = default)
    {
        var session = new SmtpSession(new LineStream(connected, settings.Patience), settings);
        var step = SmtpStep.Greeting;
        SmtpTrouble trouble;
        try
        {
            if (settings.Protection == Protection.Tls)
            {
                step = SmtpStep.Encryption;
                await session.wire.StartTls(settings.Host, settings.CertificateCheck, cancel);
                step = SmtpStep.Greeting;
            }

            await session.Expect(null, cancel);
            await session.Hello(cancel);
            if (settings.Protection == Protection.StartTls)
            {
                step = SmtpStep.Encryption;
                if (!session.features.Has("STARTTLS"))
                    throw new WireException(WireTrouble.Certificate, "no STARTTLS");
                await session.Expect("STARTTLS", cancel);
                await session.wire.StartTls(settings.Host, settings.CertificateCheck, cancel);
                await session.Hello(cancel); // what was offered before the encryption counts no more
            }

            step = SmtpStep.SignIn;
            if (settings.Credentials is { } credentials)
                await session.SignIn(credentials, cancel);
            return new SmtpOpened(session, null);
        }
        catch (RefusedException no)
        {
            trouble = new SmtpTrouble(step, null, no.Reply, no.Reply.ToString());
        }
        catch (WireException fault)
        {
            trouble = new SmtpTrouble(step, fault.Trouble, null, fault.Detail);
        }

        session.broken = true;
        await session.DisposeAsync();
        return new SmtpOpened(null, trouble);
    }

    /// <summary>Sends one message and answers a verdict for each recipient. Throws only when cancelled.</summary>
    public async Task<IReadOnlyList<Delivery>> Send(EmailAddress from, IReadOnlyList<EmailAddress> recipients, ReadOnlyMemory<byte> content, CancellationToken cancel = default)
    {
        var verdicts = new Dictionary<EmailAddress, Delivery>();
        try
        {
            if (CannotTake(from, content) is { } reason)
                return [.. recipients.Select(r => new Delivery(r, Verdict.Refused, reason))];
            await Transfer(from, [.. recipients.Distinct()], content, verdicts, cancel);
        }
        catch (WireException fault)
        {
            broken = true;
            foreach (var recipient in recipients.Where(r => !verdicts.ContainsKey(r)))
                verdicts[recipient] = new Delivery(recipient, Verdict.TryLater, $"{fault.Trouble}: {fault.Detail}");
        }

        return [.. recipients.Distinct().Select(r => verdicts[r])];
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!broken)
                await wire.Write("QUIT", CancellationToken.None);
        }
        catch (WireException)
        {
            // the server was faster
        }

        broken = true;
        await wire.DisposeAsync();
    }

    private async Task Transfer(EmailAddress from, IReadOnlyList<EmailAddress> recipients, ReadOnlyMemory<byte> content, Dictionary<EmailAddress, Delivery> verdicts, CancellationToken cancel)
    {
        var utf8 = features.Has("SMTPUTF8") && (from.NeedsUtf8 || recipients.Any(r => r.NeedsUtf8));
        var possible = recipients.Where(r => utf8 || !r.NeedsUtf8).ToList();
        foreach (var recipient in recipients.Except(possible))
            verdicts[recipient] = new Delivery(recipient, Verdict.Refused, "SMTPUTF8 is not offered");
        if (possible.Count == 0)
            return;

        var eightBit = content.Span.ContainsAnyExceptInRange((byte)0, (byte)127);
        List<string> orders =
        [
            $"MAIL FROM:<{from.Wire}>{(features.Size is null ? "" : $" SIZE={content.Length}")}{(eightBit && features.Has("8BITMIME") ? " BODY=8BITMIME" : "")}{(utf8 ? " SMTPUTF8" : "")}",
            .. possible.Select(r => $"RCPT TO:<{r.Wire}>"),
        ];
        var replies = await Ask(orders, cancel);
        var accepted = new List<EmailAddress>();
        foreach (var (recipient, reply) in possible.Zip(replies.Skip(1)))
        {
            var answer = replies[0].IsGood ? reply : replies[0];
            if (answer.IsGood)
                accepted.Add(recipient);
            else
                verdicts[recipient] = Judge(recipient, answer);
        }

        if (accepted.Count == 0)
        {
            await Ask(["RSET"], cancel);
            return;
        }

        var go = (await Ask(["DATA"], cancel))[0];
        if (go.Code == 354)
        {
            await wire.Write(DotStuffing.Encode(content.Span), cancel);
            go = await SmtpReply.Read(wire, cancel, settings.PatienceForContent);
        }

        foreach (var recipient in accepted)
            verdicts[recipient] = Judge(recipient, go);
        if (!go.IsGood)
            await Ask(["RSET"], cancel);
    }

    /// <summary>Asks all at once where the server offers PIPELINING, else one after another.</summary>
    private async Task<List<SmtpReply>> Ask(IReadOnlyList<string> orders, CancellationToken cancel)
    {
        var replies = new List<SmtpReply>();
        if (features.Has("PIPELINING"))
        {
            await wire.Write(Encoding.UTF8.GetBytes(string.Concat(orders.Select(o => o + "\r\n"))), cancel);
            foreach (var _ in orders)
                replies.Add(await Reply(cancel));
            return replies;
        }

        foreach (var order in orders)
        {
            await wire.Write(order, cancel);
            replies.Add(await Reply(cancel));
        }

        return replies;
    }

    private async Task<SmtpReply> Reply(CancellationToken cancel)
    {
        var reply = await SmtpReply.Read(wire, cancel);
        if (reply.Code == 421)
            broken = true; // the server closes
        return reply;
    }

    private string? CannotTake(EmailAddress from, ReadOnlyMemory<byte> content)
    {
        if (features.Size is { } most && content.Length > most)
            return $"552 SIZE {content.Length} > {most}";
        if (from.NeedsUtf8 && !features.Has("SMTPUTF8"))
            return "SMTPUTF8 is not offered";
        return null;
    }

    private async Task Hello(CancellationToken cancel)
    {
        await wire.Write($"EHLO {settings.Helo}", cancel);
        var reply = await SmtpReply.Read(wire, cancel);
        if (reply.IsGood)
        {
            features = new SmtpFeatures(reply.Lines);
            return;
        }

        features = new SmtpFeatures([]);
        await Expect($"HELO {settings.Helo}", cancel);
    }

    private async Task SignIn(Credentials credentials, CancellationToken cancel)
    {
        if (!wire.IsEncrypted && !settings.AllowOpenSignIn)
            throw new WireException(WireTrouble.Certificate, "no encryption for the password");
        if (credentials.Kind == ProofKind.AccessToken)
        {
            await wire.Write($"AUTH XOAUTH2 {credentials.XOAuth2}", cancel);
            var reply = await SmtpReply.Read(wire, cancel);
            if (reply.Code == 334)
            {
                await wire.Write("", cancel); // the server explains itself only when told to go on
                reply = await SmtpReply.Read(wire, cancel);
            }

            RefusedException.Unless(reply);
        }
        else if (features.MayAuthenticateBy("PLAIN") || !features.MayAuthenticateBy("LOGIN"))
        {
            await Expect($"AUTH PLAIN {credentials.Plain}", cancel);
        }
        else
        {
            await Expect("AUTH LOGIN", cancel);
            await Expect(Credentials.Base64(credentials.User), cancel);
            await Expect(Credentials.Base64(credentials.Secret), cancel);
        }
    }

    private async Task Expect(string? order, CancellationToken cancel)
    {
        if (order is not null)
            await wire.Write(order, cancel);
        RefusedException.Unless(await SmtpReply.Read(wire, cancel));
    }

    private static Delivery Judge(EmailAddress recipient, SmtpReply reply) =>
        new(recipient, reply.IsGood ? Verdict.Accepted : reply.IsFinal ? Verdict.Refused : Verdict.TryLater, reply.ToString());

    private sealed class RefusedException(SmtpReply reply) : Exception(reply.Words)
    {
        public SmtpReply Reply { get; } = reply;

        public static void Unless(SmtpReply reply)
        {
            if (!reply.IsGood)
                throw new RefusedException(reply);
        }
    }
}
