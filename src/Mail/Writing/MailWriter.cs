using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Steward.Mail.Addresses;
using Steward.Mail.Wording;

namespace Steward.Mail.Writing;

/// <summary>Writes a message as bytes for the wire (RFC 5322, 2045 to 2047, 2231, 6532).</summary>
public static class MailWriter
{
    /// <summary>The header that holds <see cref="OutgoingMail.LoopMark"/>.</summary>
    public const string LoopHeader = "X-Steward-Loop";

    /// <summary>The message with CRLF at every line's end, in 7 bits unless an address needs other letters.</summary>
    public static byte[] Write(OutgoingMail mail)
    {
        var result = new StringBuilder();
        var headers = new HeaderWriter(result);
        headers.Field("Date", [mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Offset(mail.Date.Offset)]);
        headers.Mailboxes("From", [mail.From]);
        if (mail.ReplyTo is { } replyTo)
            headers.Mailboxes("Reply-To", [replyTo]);
        headers.Mailboxes("To", mail.To);
        headers.Mailboxes("Cc", mail.Cc);
        headers.Text("Subject", mail.Subject);
        headers.Field("Message-ID", [mail.Id.ToString()]);
        if (mail.InReplyTo is { } inReplyTo)
            headers.Field("In-Reply-To", [inReplyTo.ToString()]);
        if (mail.References.Count > 0)
            headers.Field("References", mail.References.Select(id => id.ToString()));
        if (mail.Origin != Origin.Person)
        {
            headers.Field("Auto-Submitted", [mail.Origin == Origin.Generated ? "auto-generated" : "auto-replied"]);
            headers.Field("X-Auto-Response-Suppress", ["All"]); // Exchange reads this one
        }

        if (mail.LoopMark is { Length: > 0 and <= 64 } mark && mark.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            headers.Field(LoopHeader, [mark]);
        if (mail.Unsubscribe is { IsAbsoluteUri: true } unsubscribe)
        {
            headers.Field("List-Unsubscribe", [$"<{unsubscribe.AbsoluteUri}>"]);
            headers.Field("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]); // RFC 8058
        }

        if (mail.Language is { } language && language.Length is 2 && language.All(char.IsAsciiLetterLower))
            headers.Field("Content-Language", [language]);
        headers.Field("MIME-Version", ["1.0"]);
        Body(mail, result, headers);
        return Encoding.UTF8.GetBytes(result.ToString());
    }

    private static void Body(OutgoingMail mail, StringBuilder result, HeaderWriter headers)
    {
        if (mail.Attachments.Count == 0)
        {
            Words(mail, result, headers);
            return;
        }

        var boundary = Boundary();
        headers.Parameters("Content-Type", "multipart/mixed", ("boundary", boundary));
        result.Append("\r\n--").Append(boundary).Append("\r\n");
        Words(mail, result, headers);
        foreach (var attachment in mail.Attachments)
        {
            result.Append("--").Append(boundary).Append("\r\n");
            File(attachment, result, headers);
        }

        result.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void Words(OutgoingMail mail, StringBuilder result, HeaderWriter headers)
    {
        if (mail.Html is not { } html)
        {
            Part("text/plain", mail.Text, result, headers);
            return;
        }

        var boundary = Boundary();
        headers.Parameters("Content-Type", "multipart/alternative", ("boundary", boundary));
        result.Append("\r\n--").Append(boundary).Append("\r\n");
        Part("text/plain", mail.Text, result, headers);
        result.Append("--").Append(boundary).Append("\r\n");
        Part("text/html", html, result, headers);
        result.Append("--").Append(boundary).Append("--\r\n");
    }

    private static void Part(string mediaType, string text, StringBuilder result, HeaderWriter headers)
    {
        headers.Parameters("Content-Type", mediaType, ("charset", "utf-8"));
        headers.Field("Content-Transfer-Encoding", ["quoted-printable"]);
        result.Append("\r\n").Append(QuotedPrintable.Encode(text));
    }

    private static void File(Attachment attachment, StringBuilder result, HeaderWriter headers)
    {
        var name = attachment.Name.IsEmpty ? "attachment" : attachment.Name.ToString();
        headers.Parameters("Content-Type", IsMediaType(attachment.MediaType) ? attachment.MediaType : "application/octet-stream", ("name", name));
        headers.Parameters("Content-Disposition", "attachment", ("filename", name));
        headers.Field("Content-Transfer-Encoding", ["base64"]);
        result.Append("\r\n");
        Base64Text.Encode(attachment.Content.Span, result);
    }

    private static bool IsMediaType(string type) =>
        type.Length <= 100 && type.Count(c => c == '/') == 1 && !type.StartsWith('/') && !type.EndsWith('/')
        && !type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("message/", StringComparison.OrdinalIgnoreCase)
        && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '+' or '-');

    // quoted-printable and base64 never make "=_", so no content can look like a boundary
    private static string Boundary() => "=_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    private static string Offset(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}";
}
