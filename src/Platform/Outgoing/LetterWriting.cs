using NodaTime;
using Steward.Mail.Addresses;
using Steward.Mail.Wording;
using Steward.Mail.Writing;

namespace Steward.Platform.Outgoing;

/// <summary>Letters as messages for the wire.</summary>
internal static class LetterWriting
{
    public static byte[] Write(Letter letter, string messageId, EmailAddress recipient, MailSettings settings, Instant at)
    {
        _ = MessageId.TryParse(messageId, out var id);
        return MailWriter.Write(new OutgoingMail
        {
            From = new Mailbox(EmailAddress.Parse(settings.FromAddress), HeaderText.Of(settings.FromName)),
            ReplyTo = EmailAddress.TryParse(settings.ReplyTo, out var replyTo) ? new Mailbox(replyTo) : null,
            To = [new Mailbox(recipient, HeaderText.Of(letter.RecipientName))],
            Subject = HeaderText.Of(letter.Subject),
            Date = at.ToDateTimeOffset(),
            Id = id,
            InReplyTo = MessageId.TryParse(letter.InReplyTo, out var answered) ? answered : null,
            References = [.. letter.References.Select(text => MessageId.TryParse(text, out var one) ? one : default).Where(one => one.Value is not null)],
            Origin = letter.IsAutomatic ? Origin.Generated : Origin.Person,
            Language = letter.Language,
            Unsubscribe = letter.Unsubscribe,
            Text = letter.Text,
            Html = letter.Html,
        });
    }
}
