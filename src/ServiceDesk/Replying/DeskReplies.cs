using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Outgoing;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Replying;

/// <summary>
/// What staff say to people who only ask, and the end of a request, leave as letters of the space's mailbox. A reply that also closes is one letter. It waits
/// ten seconds, so that it can be held back.
/// </summary>
internal sealed class DeskReplies(DeskLetters letters) : IListener<ItemHappening>
{
    public static readonly Duration Pause = Duration.FromSeconds(10);

    private const long MostBytes = 10_000_000;

    public async Task Hear(ItemHappening happening, CommandContext context)
    {
        if (happening is not (CommentAdded { Internal: false } or ItemClosed) || happening.At is not null || context.Actor.Channel is Channel.Import or Channel.Demo or Channel.System)
            return;
        if (happening.SpaceId is not { } space || context.Workspace.Get<MailboxDirectory>().SpeaksFor(space) is not { } box)
            return;
        if (await context.Db.Set<WorkItem>().FindAsync(happening.SubjectId) is not { } item)
            return;
        if (happening is CommentAdded said)
            await Said(said, item, box, context);
        else if (!SaidMeanwhile(item, context))
            await Closed(happening.Note, item, box, context);
    }

    private async Task Said(CommentAdded said, WorkItem item, DeskMailbox box, CommandContext context)
    {
        if (!DeskAudience.WorksIn(context.Workspace.Get<PeopleDirectory>().Now, context.Actor.PersonId, item.SpaceId)
            || await context.Db.Set<Comment>().FindAsync(said.CommentId) is not { } comment)
            return;
        var closes = !item.IsOpen && (await context.Db.Set<Closure>().FindAsync(item.Id))?.At == context.Now;
        var words = new DeskLetter(closes ? LetterKind.Closed : LetterKind.Reply)
        {
            Text = comment.Text, CommentId = comment.Id, AuthorId = comment.AuthorId, NotBefore = context.Now + Pause, Files = await Files(context, comment.Id),
        };
        foreach (var person in await DeskAudience.Of(context, item))
            await letters.Post(context, box, item, person, words);
    }

    private async Task Closed(string? resolution, WorkItem item, DeskMailbox box, CommandContext context)
    {
        foreach (var person in await DeskAudience.Of(context, item))
            await letters.Post(context, box, item, person, new DeskLetter(LetterKind.Closed) { Text = resolution ?? "", AuthorId = context.Actor.PersonId, NotBefore = context.Now + Pause });
    }

    /// <summary>The same command said something in public: its letter tells the end as well.</summary>
    private static bool SaidMeanwhile(WorkItem item, CommandContext context) =>
        context.Db.ChangeTracker.Entries<Comment>().Any(c => c.Entity.ItemId == item.Id && c.Entity.At == context.Now && !c.Entity.Internal);

    /// <summary>Files travel along as far as mail servers take them; the rest waits at the request.</summary>
    private static async Task<IReadOnlyList<LetterFile>> Files(CommandContext context, long comment)
    {
        var all = await context.Db.Set<Attachment>().Where(a => a.CommentId == comment && !a.Internal).OrderBy(a => a.Id).ToListAsync();
        var taken = new List<LetterFile>();
        long size = 0;
        foreach (var file in all.Where(f => f.Scan != WorkItems.Attaching.Judging.FileScan.Infected && (size += f.Size) <= MostBytes))
            taken.Add(new LetterFile(file.Name, file.MediaType, file.Hash));
        return taken;
    }
}

/// <summary>Whom the desk writes to about an item: who asked and who watches, unless they work in its space and read it there.</summary>
internal static class DeskAudience
{
    public static async Task<IReadOnlyList<Person>> Of(CommandContext context, WorkItem item)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var ids = await context.Db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync();
        if (item.RequesterId is { } requester)
            ids.Insert(0, requester);
        return [.. ids.Distinct().Where(id => id != context.Actor.PersonId).Select(id => people.Find(id)).OfType<Person>().Where(p => IsWrittenTo(people, p, item.SpaceId))];
    }

    public static bool IsWrittenTo(Snapshot people, Person person, long space) => person is { Email: not null, DisabledAt: null } && !WorksIn(people, person.Id, space);

    public static bool WorksIn(Snapshot people, long? person, long space) =>
        people.Find(person) is { } found && people.ReadsAllOf(found, space);
}

/// <summary>In a space whose mailbox is on, the mailbox writes to who only asks; notifications by mail are for those who work.</summary>
internal sealed class DeskCorrespondence : ICorrespond
{
    public bool WritesTo(Workspace workspace, WorkItem item, Person person) =>
        workspace.Get<MailboxDirectory>().SpeaksFor(item.SpaceId) is not null && workspace.Get<MailStanding>().IsOn && DeskAudience.IsWrittenTo(workspace.Get<PeopleDirectory>().Now, person, item.SpaceId);
}

/// <summary>Asks once more before a letter leaves: who has lost the item since, or changed their address, does not get it.</summary>
internal sealed class DeskLetterCheck : ILetterCheck
{
    public bool Judges(string purpose) => purpose.StartsWith("desk-", StringComparison.Ordinal);

    public async Task<bool> MayLeave(Platform.Data.AppDb db, OutgoingMessage message, Workspace workspace, CancellationToken cancel)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        if (await db.Set<SentMail>().FirstOrDefaultAsync(s => s.Id == message.Id, cancel) is not { } sent || people.Find(sent.PersonId) is not { DisabledAt: null } person || person.Email != message.Recipient)
            return false;
        if (await db.Set<DeadAddress>().AnyAsync(d => d.Address == message.Recipient, cancel))
            return false;
        if (sent.CommentId is { } comment && !await db.Set<Comment>().AnyAsync(c => c.Id == comment && !c.Internal, cancel))
            return false;
        var reader = people.ActorOf(person, Channel.Mail);
        return await db.ItemsFor(reader).AnyAsync(i => i.Id == sent.ItemId, cancel);
    }
}
