using System.Globalization;
using Steward.Mail.Wire;

namespace Steward.Mail.Imap;

/// <summary>A session with one IMAP server (RFC 3501, 2177 for IDLE), for reading one mailbox. Not for parallel use.</summary>
public sealed class ImapSession : IAsyncDisposable
{
    private readonly LineStream wire;
    private readonly ImapConversation talk;
    private readonly ImapSettings settings;
    private HashSet<string> capabilities = [];
    private bool broken;

    private ImapSession(LineStream wire, ImapSettings settings) => (this.wire, this.settings, talk) = (wire, settings, new ImapConversation(wire));

    /// <summary>True when the server tells of new messages by itself.</summary>
    public bool CanIdle => capabilities.Contains("IDLE");

    /// <summary>Greets, encrypts and signs in over a connected stream, which the session owns from here on.</summary>
    public static async Task<ImapOpened> Open(Stream connected, ImapSettings settings, CancellationToken cancel = default)
    {
        var session = new ImapSession(new LineStream(connected, settings.Patience), settings);
        var begun = await session.Try(async () =>
        {
            await session.Begin(cancel);
            return true;
        });
        if (begun.Succeeded)
            return new ImapOpened(session, null);
        session.broken = true;
        await session.DisposeAsync();
        return new ImapOpened(null, begun.Trouble);
    }

    /// <summary>Opens a mailbox by its name as people write it.</summary>
    public Task<ImapAnswer<ImapMailbox>> Select(string mailbox, CancellationToken cancel = default) => Try(async () =>
    {
        var name = ImapText.Quoted(ImapText.MailboxName(mailbox))!;
        var lines = await talk.Ask($"SELECT {name}", cancel);
        var count = lines.Where(l => l.EndsWith(" EXISTS", StringComparison.OrdinalIgnoreCase)).Select(l => int.TryParse(l.Split(' ')[1], out var n) ? n : 0).LastOrDefault();
        return new ImapMailbox(First(lines, "[UIDVALIDITY") ?? 0, First(lines, "[UIDNEXT") ?? 0, count);
    });

    /// <summary>The numbers of all messages from one on, in order.</summary>
    public Task<ImapAnswer<IReadOnlyList<uint>>> Search(uint from, bool unseenOnly = false, CancellationToken cancel = default) => Try<IReadOnlyList<uint>>(async () =>
    {
        var lines = await talk.Ask(string.Create(CultureInfo.InvariantCulture, $"UID SEARCH UID {from}:*{(unseenOnly ? " UNSEEN" : "")}"), cancel);
        // "7:*" of a mailbox whose last is 5 answers 5
        return [.. lines.Where(l => l.StartsWith("* SEARCH", StringComparison.OrdinalIgnoreCase)).SelectMany(l => l.Split(' ').Skip(2)).Select(n => uint.TryParse(n, out var uid) ? uid : 0).Where(uid => uid >= from && uid > 0).Distinct().Order()];
    });

    /// <summary>Size and flags of a message; null when it is gone.</summary>
    public Task<ImapAnswer<ImapMessage?>> Look(uint uid, CancellationToken cancel = default) => Try(async () =>
        Described(await talk.Ask(string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} (UID RFC822.SIZE FLAGS)"), cancel), uid));

    /// <summary>Carries the raw message to a stream without marking it as seen; null when it is gone or larger than is fetched.</summary>
    public async Task<ImapAnswer<ImapMessage?>> Fetch(uint uid, Stream target, CancellationToken cancel = default)
    {
        var looked = await Look(uid, cancel);
        if (looked.Value is not { } message || message.Size > settings.MostBytes)
            return looked.Succeeded && looked.Value is not null ? new ImapAnswer<ImapMessage?>(null, new ImapTrouble(WireTrouble.Endless, $"{looked.Value.Size} > {settings.MostBytes}")) : looked;
        return await Try<ImapMessage?>(async () =>
        {
            await talk.Ask(string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} (UID BODY.PEEK[])"), cancel, content: target, mostContent: settings.MostBytes);
            return message;
        });
    }

    /// <summary>Adds or takes away a flag such as <c>\Seen</c>.</summary>
    public Task<ImapAnswer<bool>> Store(uint uid, string flag, bool on = true, CancellationToken cancel = default) => Try(async () =>
    {
        if (!flag.TrimStart('\\').All(char.IsAsciiLetterOrDigit))
            throw new ImapRefusedException($"'{flag}' is no flag");
        await talk.Ask(string.Create(CultureInfo.InvariantCulture, $"UID STORE {uid} {(on ? '+' : '-')}FLAGS.SILENT ({flag})"), cancel);
        return true;
    });

    /// <summary>Waits until the mailbox changes; false when it did not. Ask for at most 29 minutes: servers end longer silences.</summary>
    public Task<ImapAnswer<bool>> Idle(TimeSpan atMost, CancellationToken cancel = default) => Try(async () =>
    {
        if (!CanIdle)
            throw new ImapRefusedException("IDLE is not offered");
        var tag = talk.Tag();
        await wire.Write($"{tag} IDLE", cancel);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        var changed = false;
        while (!changed && atMost - waited.Elapsed is { Ticks: > 0 } left && await wire.HasInput(left, cancel))
        {
            var line = await talk.Line(cancel);
            if (line.StartsWith(tag, StringComparison.Ordinal))
                throw new ImapRefusedException(line);
            changed = line.EndsWith(" EXISTS", StringComparison.OrdinalIgnoreCase) || line.EndsWith(" EXPUNGE", StringComparison.OrdinalIgnoreCase);
        }

        await wire.Write("DONE", cancel);
        await talk.Until(tag, cancel);
        return changed;
    });

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!broken)
                await wire.Write("bye LOGOUT", CancellationToken.None);
        }
        catch (WireException)
        {
            // the server was faster
        }

        broken = true;
        await wire.DisposeAsync();
    }

    private async Task Begin(CancellationToken cancel)
    {
        if (settings.Protection == Protection.Tls)
            await wire.StartTls(settings.Host, settings.CertificateCheck, cancel);
        var greeting = await talk.Line(cancel);
        if (!greeting.StartsWith("* OK", StringComparison.OrdinalIgnoreCase))
            throw new WireException(WireTrouble.Protocol, Smtp.ServerWords.Clean(greeting, 200));
        await Learn(cancel);
        if (settings.Protection == Protection.StartTls)
        {
            if (!capabilities.Contains("STARTTLS"))
                throw new WireException(WireTrouble.Certificate, "no STARTTLS");
            await talk.Ask("STARTTLS", cancel);
            await wire.StartTls(settings.Host, settings.CertificateCheck, cancel);
            await Learn(cancel); // what was offered before the encryption counts no more
        }

        if (!wire.IsEncrypted && !settings.AllowOpenSignIn)
            throw new WireException(WireTrouble.Certificate, "no encryption for the password");
        await SignIn(settings.Credentials, cancel);
        await Learn(cancel);
    }

    private async Task SignIn(Credentials credentials, CancellationToken cancel)
    {
        var (mechanism, proof) = credentials.Kind == ProofKind.AccessToken ? ("XOAUTH2", credentials.XOAuth2) : ("PLAIN", credentials.Plain);
        if (capabilities.Contains("AUTH=" + mechanism))
        {
            // sent with the command where that is allowed, else when the server asks; a second question is answered by an empty line
            var atOnce = capabilities.Contains("SASL-IR");
            await talk.Ask($"AUTHENTICATE {mechanism}{(atOnce ? " " + proof : "")}", cancel, atOnce ? null : proof);
            return;
        }

        if (credentials.Kind == ProofKind.AccessToken || ImapText.Quoted(credentials.User) is not { } user || ImapText.Quoted(credentials.Secret) is not { } secret)
            throw new ImapRefusedException($"{mechanism} is not offered");
        await talk.Ask($"LOGIN {user} {secret}", cancel);
    }

    private async Task Learn(CancellationToken cancel) =>
        capabilities = [.. (await talk.Ask("CAPABILITY", cancel)).Where(l => l.StartsWith("* CAPABILITY", StringComparison.OrdinalIgnoreCase)).SelectMany(l => l.Split(' ').Skip(2)).Select(word => word.ToUpperInvariant())];

    /// <summary>Turns what can be expected to go wrong into a value. After trouble on the wire the session is over.</summary>
    private async Task<ImapAnswer<T>> Try<T>(Func<Task<T>> act)
    {
        if (broken)
            return new ImapAnswer<T>(default, new ImapTrouble(WireTrouble.Ended, ""));
        try
        {
            return new ImapAnswer<T>(await act(), null);
        }
        catch (ImapRefusedException no)
        {
            return new ImapAnswer<T>(default, new ImapTrouble(null, no.Message));
        }
        catch (WireException fault)
        {
            broken = true;
            return new ImapAnswer<T>(default, new ImapTrouble(fault.Trouble, fault.Detail));
        }
    }

    private static ImapMessage? Described(List<string> lines, uint uid) => lines
        .Where(l => l.Contains(" FETCH (", StringComparison.OrdinalIgnoreCase) && ImapText.NumberAfter(l, "UID") == uid)
        .Select(l => new ImapMessage(uid, ImapText.NumberAfter(l, "RFC822.SIZE") ?? 0, ImapText.Flags(l))).FirstOrDefault();

    private static uint? First(List<string> lines, string word) => lines.Select(l => ImapText.NumberAfter(l, word)).FirstOrDefault(n => n is not null);
}
