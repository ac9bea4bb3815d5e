using NodaTime;
using Steward.Mail.Addresses;
using Steward.Mail.Wording;
using Steward.Mail.Writing;

namespace Steward.Platform.Outgoing;

/// <summary>Letters as messages for the wire.</summary>
internal static class LetterWriting
{
    public static byte[] Write(Letter letter, string messageId, EmailAddress recipient, MailSettings settings, Instant at, IReadOnlyList<Attachment>? files = null)
    {
        _ = MessageId.TryParse(messageId, out var id);
        return MailWriter.Write(new OutgoingMail
        {
            From = new Mailbox(SenderOf(letter, settings), HeaderText.Of(letter.From is null ? settings.FromName : letter.FromName)),
            ReplyTo = EmailAddress.TryParse(letter.From is null ? settings.ReplyTo : letter.ReplyTo, out var replyTo) ? new Mailbox(replyTo) : null,
            To = [new Mailbox(recipient, HeaderText.Of(letter.RecipientName))],
            Subject = HeaderText.Of(letter.Subject),
            Date = at.ToDateTimeOffset(),
            Id = id,
            InReplyTo = MessageId.TryParse(letter.InReplyTo, out var answered) ? answered : null,
            References = [.. letter.References.Select(text => MessageId.TryParse(text, out var one) ? one : default).Where(one => one.Value is not null)],
            Origin = !letter.IsAutomatic ? Origin.Person : letter.IsAnswer ? Origin.Replied : Origin.Generated,
            Language = letter.Language,
            Unsubscribe = letter.Unsubscribe,
            Text = letter.Text,
            Html = letter.Html,
            LoopMark = letter.LoopMark,
            Attachments = files ?? [],
        });
    }

    /// <summary>Who sends it, also on the envelope: there its bounces go.</summary>
    public static EmailAddress SenderOf(Letter letter, MailSettings settings) =>
        EmailAddress.TryParse(letter.From, out var own) ? own : EmailAddress.Parse(settings.FromAddress);
}
