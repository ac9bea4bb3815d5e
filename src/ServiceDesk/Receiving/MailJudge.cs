using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Replying;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Receiving;

/// <summary>
/// Decides what becomes of a mail. Order of belonging: a token of ours in what it answers; an id known from an item's thread; a token in the address it was
/// sent to; a key in the subject. Only the token together with the address it was sent to proves a sender; without, who writes must take part in the item already.
/// </summary>
internal sealed class MailJudge(AppDb db, Workspace workspace, DeskMailbox box, byte[]? key, Instant now)
{
    private readonly Snapshot people = workspace.Get<PeopleDirectory>().Now;

    /// <summary>The verdict about one mail; nothing is changed by it.</summary>
    /// <param name="row">The mail as kept.</param>
    /// <param name="mail">The mail as read.</param>
    /// <param name="released">Somebody looked at it and let it in: budgets do not count, and its sender becomes a contact.</param>
    public async Task<Verdict> Judge(ReceivedMail row, ParsedMail mail, bool released)
    {
        var claim = ClaimOf(mail, box.Id);
        if (claim is not null && await db.Set<ReceivedMail>().AnyAsync(m => m.Claim == claim && m.Id != row.Id))
            return new(MailFate.Ignored, MailReason.Duplicate);
        if (IsOurs(mail))
            return new(MailFate.Ignored, MailReason.OwnMail);
        if (mail.Bounce is { } bounce)
            return await SentBy(bounce) is { } sent ? new(MailFate.Noted, MailReason.Delivery) { SentId = sent.Id, ItemId = sent.ItemId } : new(MailFate.Ignored, MailReason.MailSystem);
        if (mail.Manner == MailManner.MailSystem)
            return new(MailFate.Ignored, MailReason.MailSystem);
        if (mail.IsCut && !released)
            return new(MailFate.Quarantined, MailReason.TooLarge);
        if (mail.From is not { } from)
            return new(MailFate.Quarantined, MailReason.NoSender);
        var person = people.Find(from);
        if (person?.DisabledAt is not null)
            return new(MailFate.Quarantined, MailReason.DisabledSender);
        if (!released && await MailBudget.IsSpentBySender(db, from, box.MostPerSender, now))
            return new(MailFate.Quarantined, MailReason.Budget);
        var (item, related, verified) = mail.IsForward ? (null, null, false) : await Belongs(mail, person);
        return item is null ? NewItem(mail, person, related, released) : await Reply(mail, person!, item, verified, released);
    }

    /// <summary>Of message and mailbox: the same mail to two mailboxes is two matters, the same to one is one.</summary>
    public static string? ClaimOf(ParsedMail mail, long mailbox) => mail.MessageId is { } id
        ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{mailbox} {id}")))
        : null;

    private bool IsOurs(ParsedMail mail) =>
        (key is not null && mail.LoopMark == ReplyToken.LoopMark(key)) || (mail.From is { } from && workspace.Get<MailboxDirectory>().Find(from) is not null);

    private async Task<SentMail?> SentBy(Bounce bounce) => bounce.OriginalId is { } id ? await db.Set<SentMail>().AsNoTracking().FirstOrDefaultAsync(s => s.MessageId == id) : null;

    private Verdict NewItem(ParsedMail mail, Person? person, WorkItem? related, bool released)
    {
        if (mail.Manner == MailManner.AutoReply && !released)
            return new(MailFate.Ignored, MailReason.AutoReply);
        if (person is null && !released && box.UnknownSenders != UnknownSenders.Welcome)
            return new(box.UnknownSenders == UnknownSenders.Refuse ? MailFate.Refused : MailFate.Quarantined, MailReason.UnknownSender) { RelatedId = related?.Id };
        return new(MailFate.Created, mail.IsForward ? MailReason.Forwarded : related is null ? MailReason.None : MailReason.Stranger)
        {
            PersonId = person?.Id, NeedsPerson = person is null, RelatedId = related?.Id, MayBeAnswered = MayBeAnswered(mail),
        };
    }

    private async Task<Verdict> Reply(ParsedMail mail, Person person, WorkItem item, bool verified, bool released)
    {
        if (mail.MessageId is { } id && await db.Set<ReceivedMail>().AnyAsync(m => m.ItemId == item.Id && m.MessageId == id && m.Fate != MailFate.Quarantined && m.Fate != MailFate.Waiting))
            return new(MailFate.Ignored, MailReason.Duplicate) { ItemId = item.Id };
        var staff = people.ReadsAllOf(person, item.SpaceId);
        var machine = mail.Manner != MailManner.Person;
        if (!item.IsOpen && !machine && !staff && await IsClosedForGood(item))
            return new(MailFate.Created, MailReason.ClosedBefore) { PersonId = person.Id, RelatedId = item.Id, MayBeAnswered = MayBeAnswered(mail) };
        var reopens = !item.IsOpen && !machine && !staff;
        if (!released && await MailBudget.IsSpentOnItem(db, item.Id, reopens, now))
            return new(MailFate.Quarantined, MailReason.Budget) { RelatedId = item.Id, PersonId = person.Id };
        return new(MailFate.Appended, mail.Manner == MailManner.AutoReply ? MailReason.OutOfOffice : MailReason.None)
        {
            PersonId = person.Id, ItemId = item.Id, Verified = verified, AsStaff = staff && verified, Internal = staff && !verified, KeepsState = machine, Reopens = reopens,
        };
    }

    private bool MayBeAnswered(ParsedMail mail) => mail.Manner == MailManner.Person && (box.TrustedServer is null || mail.SenderPasses);

    private async Task<bool> IsClosedForGood(WorkItem item) => box.ClosedReplies switch
    {
        ClosedReplies.NewItem => true,
        ClosedReplies.ReopenForDays => await db.Set<Closure>().AnyAsync(c => c.ItemId == item.Id && c.At < now - Duration.FromDays(box.ReopenDays)),
        _ => false,
    };

    /// <summary>The item a mail goes into; or the one it may be related to, when its sender takes no part there.</summary>
    private async Task<(WorkItem? Item, WorkItem? Related, bool Verified)> Belongs(ParsedMail mail, Person? person)
    {
        WorkItem? related = null;
        foreach (var (itemId, claim) in await Candidates(mail))
        {
            if (await db.Set<WorkItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == itemId) is not { } item)
                continue;
            var keyed = claim is not null && claim == person?.Id && (box.TrustedServer is null || mail.SenderPasses);
            if (person is not null && (keyed || await TakesPart(person, item)))
                return (item, null, keyed);
            related ??= item;
        }

        return (null, related, false);
    }

    private async Task<List<(long Item, long? Claim)>> Candidates(ParsedMail mail)
    {
        List<(long Item, long? Claim)> found = [];
        if (key is not null)
            found.AddRange(mail.Ids.Select(id => ReplyToken.Read(key, id)).OfType<ReplyClaim>().Select(claim => (claim.ItemId, (long?)claim.PersonId)));
        if (mail.Ids.Count > 0)
        {
            var known = await db.Set<ThreadMail>().Where(t => mail.Ids.Contains(t.MessageId)).Select(t => new { t.ItemId, t.MessageId }).Take(100).ToListAsync();
            found.AddRange(mail.Ids.SelectMany(id => known.Where(t => t.MessageId == id)).Select(t => (t.ItemId, (long?)null)));
        }

        if (key is not null)
            found.AddRange(mail.Recipients.Where(r => r.Contains('+', StringComparison.Ordinal)).Select(r => ReplyToken.Read(key, r)).OfType<ReplyClaim>().Select(claim => (claim.ItemId, (long?)claim.PersonId)));
        foreach (var tag in SubjectTag.In(mail.Subject))
        {
            if (await SubjectTag.Find(db, workspace, tag) is { } item)
                found.Add((item, null));
        }

        return found;
    }

    /// <summary>Asked for it, watches it, belongs to the client it is for, or works in its space.</summary>
    private async Task<bool> TakesPart(Person person, WorkItem item) =>
        person.Id == item.RequesterId || (person.ClientId is not null && person.ClientId == item.ClientId) || people.ReadsAllOf(person, item.SpaceId)
        || await db.Set<Watcher>().AnyAsync(w => w.ItemId == item.Id && w.PersonId == person.Id);
}
