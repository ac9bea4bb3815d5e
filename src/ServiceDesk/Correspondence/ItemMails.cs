using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Edge;
using Steward.Platform.Outgoing;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;

namespace Steward.ServiceDesk.Correspondence;

/// <summary>A letter of the desk, and how far its message came.</summary>
public sealed record LetterLine(SentMail Sent, OutgoingMessage? Message);

/// <summary>All mail of one item, read once for a page however many comments show theirs: two statements.</summary>
internal sealed class ItemMails
{
    private static readonly ConditionalWeakTable<Visit, ItemMails> Read = [];

    private readonly long item;

    private ItemMails(long item, IReadOnlyList<ReceivedMail> came, IReadOnlyList<LetterLine> left) => (this.item, Came, Left) = (item, came, left);

    public IReadOnlyList<ReceivedMail> Came { get; }

    public IReadOnlyList<LetterLine> Left { get; }

    public static async Task<ItemMails> Of(Visit visit, long item)
    {
        if (Read.TryGetValue(visit, out var known) && known.item == item)
            return known;
        var came = await visit.Db.Set<ReceivedMail>().Where(m => m.ItemId == item).OrderBy(m => m.Id).ToListAsync();
        var left = await (
            from sent in visit.Db.Set<SentMail>()
            where sent.ItemId == item
            join message in visit.Db.Set<OutgoingMessage>() on sent.Id equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            orderby sent.Id
            select new { sent, message }).ToListAsync();
        var mails = new ItemMails(item, came, [.. left.Select(l => new LetterLine(l.sent, l.message))]);
        Read.AddOrUpdate(visit, mails);
        return mails;
    }
}
