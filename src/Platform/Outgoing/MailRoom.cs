using Microsoft.EntityFrameworkCore;
using Steward.Mail.Addresses;
using Steward.Platform.Commands;
using Steward.Platform.Data;

namespace Steward.Platform.Outgoing;

/// <summary>
/// Where letters are posted: inside a command, so that they are sent exactly when the command is kept. A letter gets its Message-ID here,
/// waits as a row, and is sent at least once by a job.
/// </summary>
public sealed class MailRoom
{
    private readonly MailSeal seal;

    internal MailRoom(MailSeal seal) => this.seal = seal;

    /// <summary>Posts a letter; answers false when mail is not set up. While mail is switched off, the letter is kept but parked.</summary>
    public async Task<bool> Post(CommandContext context, Letter letter) => await Write(context, letter) is not null;

    /// <summary>The same; answers the row that waits, or null when mail is not set up.</summary>
    public async Task<OutgoingMessage?> Write(CommandContext context, Letter letter)
    {
        var settings = await context.Db.Set<MailSettings>().AsNoTracking().FirstOrDefaultAsync();
        if (settings is null)
            return null;
        var due = letter.NotBefore is { } later && later > context.Now ? later : context.Now;
        var message = new OutgoingMessage
        {
            Id = Ids.Next(), MessageId = MessageId.TryParse(letter.MessageId, out var own) ? own.Value : MessageId.New(LetterWriting.SenderOf(letter, settings)).Value, Recipient = Cut(letter.Recipient, 254)!, RecipientName = Cut(letter.RecipientName, 200), Subject = Cut(letter.Subject, 500)!,
            Purpose = letter.Purpose, About = letter.About, HoldsSecret = letter.HoldsSecret, SealedLetter = seal.CloseLetter(context.Workspace, letter), QueuedAt = context.Now, DueAt = due,
        };
        if (!EmailAddress.TryParse(letter.Recipient, out _))
            (message.State, message.Hindrance, message.FinishedAt) = (MailState.Refused, MailHindrance.NoAddress, context.Now);
        else if (!settings.IsOn)
            (message.State, message.Hindrance, message.FinishedAt) = (MailState.Parked, MailHindrance.SwitchedOff, context.Now);
        else
            context.Enqueue(new DeliverMail(), after: due);
        context.Db.Add(message);
        return message;
    }

    /// <summary>Holds a letter back that has not left yet; answers false when it is too late.</summary>
    public static bool HoldBack(CommandContext context, OutgoingMessage message)
    {
        if (message.State != MailState.Waiting || message.LeasedUntil > context.Now)
            return false;
        (message.State, message.Hindrance, message.FinishedAt) = (MailState.Parked, MailHindrance.HeldBack, context.Now);
        return true;
    }

    /// <summary>Sends a letter again, under the id it always had.</summary>
    public static async Task<Refusal?> SendAgain(CommandContext context, OutgoingMessage message)
    {
        if (MailRules.MayBeResent(message, await context.Db.Set<MailSettings>().AsNoTracking().FirstOrDefaultAsync(), context.Now) is { } refusal)
            return refusal;
        (message.State, message.Hindrance, message.ServerWords, message.FinishedAt) = (MailState.Waiting, null, null, null);
        (message.Tries, message.QueuedAt, message.DueAt) = (0, context.Now, context.Now);
        context.Enqueue(new DeliverMail());
        return null;
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
