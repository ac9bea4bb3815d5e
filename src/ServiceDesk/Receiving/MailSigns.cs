using System.Text;
using Steward.Mail.Reading;

namespace Steward.ServiceDesk.Receiving;

/// <summary>What the headers of a mail say about who or what wrote it (RFC 3834, RFC 3464, RFC 8601, and what programs do besides).</summary>
internal static class MailSigns
{
    private static readonly string[] Systems = ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "double-bounce"];

    public static MailManner MannerOf(ReadMail mail)
    {
        var local = mail.From.Count > 0 ? mail.From[0].Address?.Local.ToLowerInvariant() : null;
        if (local is not null && Systems.Contains(local))
            return MailManner.MailSystem;
        var auto = mail.Headers.Raw("Auto-Submitted")?.Split(';')[0].Trim().ToLowerInvariant();
        if (auto is "auto-replied" || mail.Headers.Has("X-Autoreply") || mail.Headers.Has("X-Autorespond") || mail.Headers.Has("X-Auto-Reply-From")
            || mail.Headers.Raw("Precedence")?.Trim().ToLowerInvariant() is "auto_reply" || mail.Headers.Raw("X-MS-Exchange-Generated-Message-Source") is { } source && source.Contains("OOF", StringComparison.OrdinalIgnoreCase))
            return MailManner.AutoReply;
        if (!mail.IsAutomatic && auto is null or "no")
            return MailManner.Person;
        return mail.Headers.Raw("Return-Path")?.Trim() is "<>" && mail.InReplyTo.Count > 0 ? MailManner.AutoReply : MailManner.Generated;
    }

    /// <summary>What a delivery report says; null for mails that are none.</summary>
    public static Bounce? BounceIn(ReadMail mail)
    {
        var parts = mail.Root.All().ToList();
        if (parts.Find(part => part.MediaType is "message/delivery-status" or "message/global-delivery-status") is not { } report)
            return null;
        var fields = report.Text().ReplaceLineEndings("\n").Split('\n');
        var (action, status) = (Field(fields, "action"), Field(fields, "status"));
        var recipient = After(Field(fields, "final-recipient") ?? Field(fields, "original-recipient"));
        var words = After(Field(fields, "diagnostic-code")) ?? $"{action} {status}";
        return new Bounce(OriginalId(parts), recipient?.ToLowerInvariant(), action?.ToLowerInvariant() is "failed" && status?.StartsWith('4') != true, MailText.Clean(words).Trim());
    }

    /// <summary>Whether the named server, which alone is believed, saw the sender pass (DMARC).</summary>
    public static bool SenderPasses(ReadMail mail, string? server)
    {
        if (string.IsNullOrEmpty(server))
            return false;
        // the topmost is the one our own server wrote; whatever stands below came with the mail
        var pieces = (mail.Headers.Raw("Authentication-Results") ?? "").Split(';');
        return pieces[0].Trim().Split(' ')[0].Equals(server, StringComparison.OrdinalIgnoreCase)
            && pieces.Skip(1).Any(piece => piece.Trim().StartsWith("dmarc=pass", StringComparison.OrdinalIgnoreCase));
    }

    private static string? OriginalId(List<ReadPart> parts)
    {
        var inner = parts.Find(part => part.MediaType is "message/rfc822" or "message/global" && part.Parts.Count > 0)?.Parts[0].Headers.Raw("Message-ID");
        var headers = inner is null && parts.Find(part => part.MediaType is "text/rfc822-headers" or "message/global-headers" or "message/rfc822") is { } found ? Encoding.Latin1.GetString(found.Content.Span).ReplaceLineEndings("\n").Split('\n') : [];
        var id = inner ?? Field(headers, "message-id");
        return Steward.Mail.Addresses.MessageId.TryParse(id, out var parsed) ? parsed.Value : null;
    }

    private static string? Field(string[] lines, string name)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                continue;
            var value = new StringBuilder(lines[i][(name.Length + 1)..].Trim());
            while (i + 1 < lines.Length && lines[i + 1].Length > 0 && lines[i + 1][0] is ' ' or '\t' && value.Length < 2_000)
                value.Append(' ').Append(lines[++i].Trim());
            return value.ToString();
        }

        return null;
    }

    /// <summary><c>rfc822; rosa@example.com</c> without its type.</summary>
    private static string? After(string? value) => value?[(value.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();
}
