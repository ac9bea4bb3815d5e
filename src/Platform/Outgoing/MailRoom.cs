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
    public async Task<bool> Post(CommandContext context, Letter letter)
    {
        var settings = await context.Db.Set<MailSettings>().AsNoTracking().FirstOrDefaultAsync();
        if (settings is null)
            return false;
        var message = new OutgoingMessage
        {
            Id = Ids.Next(), MessageId = MessageId.New(EmailAddress.Parse(settings.FromAddress)).Value, Recipient = Cut(letter.Recipient, 254)!, RecipientName = Cut(letter.RecipientName, 200), Subject = Cut(letter.Subject, 500)!,
            Purpose = letter.Purpose, About = letter.About, HoldsSecret = letter.HoldsSecret, SealedLetter = seal.CloseLetter(context.Workspace, letter), QueuedAt = context.Now, DueAt = context.Now,
        };
        if (!EmailAddress.TryParse(letter.Recipient, out _))
            (message.State, message.Hindrance, message.FinishedAt) = (MailState.Refused, MailHindrance.NoAddress, context.Now);
        else if (!settings.IsOn)
            (message.State, message.Hindrance, message.FinishedAt) = (MailState.Parked, MailHindrance.SwitchedOff, context.Now);
        else
            context.Enqueue(new DeliverMail());
        context.Db.Add(message);
        return true;
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
