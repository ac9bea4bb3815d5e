using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Mail.Addresses;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Outgoing;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Replying;

/// <summary>What the desk writes to one person about one item.</summary>
internal sealed record DeskLetter(LetterKind Kind)
{
    public string Text { get; init; } = "";

    public long? CommentId { get; init; }

    /// <summary>Who wrote the words; null for the program.</summary>
    public long? AuthorId { get; init; }

    /// <summary>The message it answers.</summary>
    public string? InReplyTo { get; init; }

    public IReadOnlyList<LetterFile> Files { get; init; } = [];

    /// <summary>When it leaves at the earliest, so that it can be held back.</summary>
    public Instant? NotBefore { get; init; }
}

/// <summary>
/// Writes the desk's letters: one to each recipient, under an id that proves to us later which letter is answered and who got it, with the thread before it
/// and the item's key in its subject.
/// </summary>
public sealed class DeskLetters
{
    private const int FirstOfThread = 4;
    private const int LastOfThread = 6;

    /// <summary>The part before the @ that mail servers must take.</summary>
    private const int LongestLocal = 64;

    private readonly MailRoom room;
    private readonly TokenKeys keys;

    internal DeskLetters(MailRoom room, TokenKeys keys) => (this.room, this.keys) = (room, keys);

    /// <summary>Purpose of letters of a kind, as the queue keeps it.</summary>
    internal static string PurposeOf(LetterKind kind) => "desk-" + kind.ToString().ToLowerInvariant();

    internal async Task Post(CommandContext context, DeskMailbox box, WorkItem item, Person person, DeskLetter words)
    {
        var recipient = person.Email!;
        if (await context.Db.Set<DeadAddress>().FirstOrDefaultAsync(d => d.Address == recipient) is { } dead)
        {
            if (words.Kind == LetterKind.Reply)
                context.Db.Add(Row(Ids.Next(), "", item, person, words, context.Now, (dead.Since, dead.Words)));
            return;
        }

        var key = await keys.In(context);
        var token = ReplyToken.Of(key, new ReplyClaim(item.Id, person.Id));
        var from = EmailAddress.Parse(box.Address);
        var (subject, body) = await LetterWords.Template(context.Db, words.Kind, person.Culture);
        var values = Values(context, box, item, person, words);
        var title = LetterWords.Fill(subject, values);
        var tag = SubjectTag.Of(values["key"]);
        var letter = new Letter(recipient, PurposeOf(words.Kind), title.Contains(tag, StringComparison.OrdinalIgnoreCase) ? title : $"{title} {tag}", LetterWords.Fill(body, values), LetterWords.FillHtml(person.Culture, body, values))
        {
            RecipientName = person.Name, Language = person.Culture, About = $"item:{item.Id}", IsAutomatic = words.Kind == LetterKind.Acknowledgement || (words.Kind == LetterKind.Closed && words.AuthorId is null), IsAnswer = words.Kind == LetterKind.Acknowledgement,
            From = box.Address, FromName = box.Name, ReplyTo = PlusAddress(box, from, token), MessageId = $"{token}.{Ids.Next():x}@{from.AsciiDomain}", LoopMark = ReplyToken.LoopMark(key),
            NotBefore = words.NotBefore, Files = words.Files,
        };
        var thread = await Thread(context.Db, item.Id, person.Id, words.InReplyTo);
        letter = letter with { InReplyTo = words.InReplyTo ?? thread.LastOrDefault(), References = thread };
        if (await room.Write(context, letter) is not { } message)
            return; // mail is not set up: the page says so
        context.Db.Add(Row(message.Id, message.MessageId, item, person, words, context.Now, null));
        await MailThread.Remember(context, item.Id, [message.MessageId]);
    }

    private static SentMail Row(long id, string messageId, WorkItem item, Person person, DeskLetter words, Instant now, (Instant At, string? Words)? failed) => new()
    {
        Id = id, MessageId = messageId, ItemId = item.Id, CommentId = words.CommentId, PersonId = person.Id, Recipient = person.Email!, Kind = words.Kind, At = now, FailedAt = failed?.At, FailureWords = failed?.Words,
    };

    private static string? PlusAddress(DeskMailbox box, EmailAddress from, string token) =>
        box.PlusAddress && from.Local.Length + 1 + token.Length <= LongestLocal ? $"{from.Local}+{token}@{from.Domain}" : null;

    private static Dictionary<string, string> Values(CommandContext context, DeskMailbox box, WorkItem item, Person person, DeskLetter words)
    {
        var key = new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString();
        return new(StringComparer.Ordinal)
        {
            ["key"] = key, ["title"] = item.Title, ["name"] = person.Name, ["agent"] = context.Workspace.Get<PeopleDirectory>().Now.NameOf(words.AuthorId),
            ["desk"] = box.Name ?? context.Workspace.Entry.Title, ["text"] = words.Text, ["state"] = context.Workspace.Get<TypeDirectory>().StateName(item.Type, item.State),
            ["link"] = $"{context.Workspace.Get<MailStanding>().Settings?.PublicAddress}/portal/requests/{key}",
        };
    }

    /// <summary>What this person sent and got about the item, oldest first: others' ids are nobody's business. The first four and the last six, as servers like it.</summary>
    private static async Task<List<string>> Thread(AppDb db, long item, long person, string? answered)
    {
        var came = await db.Set<ReceivedMail>().Where(m => m.ItemId == item && m.PersonId == person && m.MessageId != null).OrderByDescending(m => m.At).Take(50).Select(m => new { m.At, Id = m.MessageId! }).ToListAsync();
        var left = await db.Set<SentMail>().Where(m => m.ItemId == item && m.PersonId == person && m.MessageId != "").OrderByDescending(m => m.At).Take(50).Select(m => new { m.At, Id = m.MessageId }).ToListAsync();
        var all = came.Concat(left).OrderBy(m => m.At).Select(m => m.Id).Distinct(StringComparer.Ordinal).ToList();
        if (answered is not null && !all.Contains(answered))
            all.Add(answered);
        return all.Count <= FirstOfThread + LastOfThread ? all : [.. all.Take(FirstOfThread), .. all.TakeLast(LastOfThread)];
    }
}
