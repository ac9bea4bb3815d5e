using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Receiving;

/// <summary>What became of a mail, as doors answer it.</summary>
/// <param name="Id">Of the mail as it is kept.</param>
/// <param name="Key">The item it is in now.</param>
/// <param name="Related">An item it may belong to, but was not let into.</param>
/// <param name="Verified">Its sender proved to be who they say.</param>
/// <param name="Why">In words.</param>
public sealed record MailReceipt(string Id, MailFate Fate, MailReason Reason, string? Key, string? Related, bool Verified, string? From, string? Subject, string Why)
{
    internal static async Task<MailReceipt> Of(CommandContext context, ReceivedMail mail)
    {
        return new MailReceipt(
            mail.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), mail.Fate, mail.Reason, await KeyOf(mail.ItemId), await KeyOf(mail.RelatedId), mail.Verified, mail.FromAddress, mail.Subject, MailWords.Why(mail));

        async Task<string?> KeyOf(long? id) =>
            id is not null && await context.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == id) is { } item
                ? new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString()
                : null;
    }
}

/// <summary>What became of a mail and why, in the reader's language.</summary>
internal static class MailWords
{
    public static string Fate(MailFate fate) => Texts<MailboxTexts>.Say("Fate_" + fate).ToString();

    public static string Why(ReceivedMail mail) =>
        mail.Reason == MailReason.None ? Fate(mail.Fate) : Texts<MailboxTexts>.Say("Reason_" + mail.Reason) + (mail.Detail is { Length: > 0 } detail ? $" {detail}" : "");
}

/// <summary>What is written down of a mail that was read.</summary>
internal sealed record MailFacts(string? MessageId, string? From, string FromName, string Subject, string? Quoted, string? HtmlHash, bool Automatic, long? MailboxId)
{
    /// <summary>News that what came in changed.</summary>
    public const string Topic = "received-mail";

    public static MailFacts Of(ParsedMail mail, long? mailbox) =>
        new(mail.MessageId, mail.From?.Length > 254 ? null : mail.From, mail.FromName, mail.Subject, mail.Quoted, mail.HtmlHash, mail.Manner != MailManner.Person, mailbox);

    public void On(ReceivedMail mail)
    {
        (mail.MessageId, mail.FromAddress, mail.FromName, mail.Subject) = (MessageId, From, FromName.Length == 0 ? null : FromName, Subject);
        (mail.Quoted, mail.HtmlHash, mail.Automatic, mail.MailboxId) = (Quoted, HtmlHash, Automatic, MailboxId ?? mail.MailboxId);
    }
}
