using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.ServiceDesk.Replying;

namespace Steward.ServiceDesk.Receiving;

/// <summary>
/// How much mail is taken in and answered by itself within an hour. Two machines that answer each other, whatever they leave out of their headers, come to
/// an end here; what goes beyond waits for somebody to look.
/// </summary>
internal static class MailBudget
{
    public const int PerItem = 60;
    public const int ReopensPerItem = 3;
    public const int AnswersPerRecipient = 5;
    public const int AnswersPerItem = 10;

    private static readonly Duration Span = Duration.FromHours(1);

    public static async Task<bool> IsSpentBySender(AppDb db, string address, int most, Instant now) =>
        await db.Set<ReceivedMail>().CountAsync(m => m.FromAddress == address && m.At > now - Span && (m.Fate == MailFate.Created || m.Fate == MailFate.Appended)) >= most;

    public static async Task<bool> IsSpentOnItem(AppDb db, long item, bool reopens, Instant now)
    {
        var lately = db.Set<ReceivedMail>().Where(m => m.ItemId == item && m.At > now - Span);
        return await lately.CountAsync() >= PerItem || (reopens && await lately.CountAsync(m => m.Reopened) >= ReopensPerItem);
    }

    /// <summary>Whether one more letter that no person wrote may go to this address about this item.</summary>
    public static async Task<bool> AllowsAnswer(AppDb db, string recipient, long item, Instant now) =>
        await db.Set<SentMail>().CountAsync(s => s.Recipient == recipient && s.At > now - Span && s.Kind != LetterKind.Reply) < AnswersPerRecipient
        && await db.Set<SentMail>().CountAsync(s => s.ItemId == item && s.At > now - Span && s.Kind != LetterKind.Reply) < AnswersPerItem;
}
