using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Mailing;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Steward.WorkItems.Watching;

namespace Steward.Collaboration.Notifying;

/// <summary>
/// Turns what happens to an item into news for the people it concerns, in the same transaction. What an import, an example or the program's own
/// set-up does is heard by nobody.
/// </summary>
internal sealed class ItemNews(IEnumerable<IOutgoingNews> doors) : IListener<ItemHappening>
{
    /// <summary>Fields people who only ask hear of.</summary>
    private static readonly string[] OpenFields = ["title", "description"];

    public async Task Hear(ItemHappening happening, CommandContext context)
    {
        if (happening.At is not null || context.Actor.Channel is Channel.Import or Channel.Demo or Channel.System)
            return;
        if (happening is ItemClosed or ItemReopened)
            return; // the change of state tells it
        if (await context.Db.Set<WorkItem>().FindAsync(happening.SubjectId) is not { } item)
            return;
        var telling = Telling.Of(context, doors);
        await (happening switch
        {
            ItemCreated => Created(item, telling),
            ItemChanged => Changed(item, happening.Changes, telling),
            ItemMovedOn => Moved(item, happening.Changes, telling),
            CommentAdded added => Said(item, added, telling),
            PeopleMentioned named => Named(item, named, telling),
            ItemWatched watched => telling.Tell(item, new(NewsKind.Watched), [(watched.PersonId, NewsReason.Watching)]),
            ItemPromiseNears near => telling.Tell(item, new(NewsKind.PromiseNears, ClockOf(near), Internal: true), near.PersonIds.Select(p => (p, NewsReason.Due))),
            ItemPromiseBroken broken => telling.Tell(item, new(NewsKind.PromiseBroken, ClockOf(broken), Internal: true), broken.PersonIds.Select(p => (p, NewsReason.Due))),
            FileAttached attached => Attached(item, attached, context, telling),
            VerdictAsked asked => telling.Tell(item, new(NewsKind.VerdictAsked), asked.ApproverIds.Select(p => (p, NewsReason.Decision))),
            ItemRouted when item.CreatedAt != context.Now => Given(item, happening.Changes, telling), // of a new item its creation tells
            ItemReturned returned => telling.Tell(item, new(NewsKind.TakenBack, returned.Queue, Internal: true) { ByItself = true }, One(returned.FromId, NewsReason.Yours)),
            ApprovalEnded ended => telling.Tell(item, new(NewsKind.ApprovalEnded, ended.Outcome.ToString(), Internal: true), [.. One(ended.AskedById, NewsReason.Yours), .. One(item.AssigneeId, NewsReason.Yours)]),
            _ => Task.CompletedTask,
        });
    }

    private static string? ClockOf(ItemHappening happening) => happening.Changes.FirstOrDefault(c => c.Field == "clock")?.To;

    private static Task Created(WorkItem item, Telling telling) => telling.Tell(item, new(NewsKind.Created),
    [
        .. One(item.AssigneeId, NewsReason.Assigned), .. One(item.RequesterId, NewsReason.Asked), .. TeamOf(item, telling), .. Interested(item, telling),
    ]);

    private static async Task Changed(WorkItem item, IReadOnlyList<Change> changes, Telling telling)
    {
        if (changes.Any(c => c.Field == "assignee") && item.AssigneeId is not null)
            await telling.Tell(item, new(NewsKind.Assigned), One(item.AssigneeId, NewsReason.Assigned));
        if (changes.Any(c => c.Field == "team"))
            await telling.Tell(item, new(NewsKind.Assigned), TeamOf(item, telling));
        var fields = string.Join(',', changes.Select(c => c.Field));
        var staff = (await telling.WatchersOf(item)).Where(w => IsStaff(telling, w, item)).ToList();
        await telling.Tell(item, new(NewsKind.Changed, fields, Internal: true),
        [
            // who was just given it knows more than that its owner changed
            .. changes.Any(c => c.Field == "assignee") ? [] : One(item.AssigneeId, NewsReason.Yours),
            .. staff.Select(w => (w, NewsReason.Watching)), .. Interested(item, telling),
        ]);
        if (changes.Where(c => OpenFields.Contains(c.Field)).Select(c => c.Field).ToList() is { Count: > 0 } open)
        {
            await telling.Tell(item, new(NewsKind.Changed, string.Join(',', open)),
                [.. One(item.RequesterId, NewsReason.Asked), .. (await telling.WatchersOf(item)).Except(staff).Select(w => (w, NewsReason.Watching))]);
        }
    }

    /// <summary>By a rule: whoever it now stands with hears of it, and nobody is named as the one who gave it.</summary>
    private static async Task Given(WorkItem item, IReadOnlyList<Change> changes, Telling telling)
    {
        if (changes.Any(c => c.Field == "assignee") && item.AssigneeId is not null)
            await telling.Tell(item, new(NewsKind.Assigned, Internal: true) { ByItself = true }, One(item.AssigneeId, NewsReason.Assigned));
        if (changes.Any(c => c.Field == "team"))
            await telling.Tell(item, new(NewsKind.Assigned, Internal: true) { ByItself = true }, TeamOf(item, telling));
    }

    private static async Task Moved(WorkItem item, IReadOnlyList<Change> changes, Telling telling) =>
        await telling.Tell(item, new(NewsKind.Moved, changes.FirstOrDefault(c => c.Field == "state")?.To ?? item.State),
        [
            .. Deciding(item, telling), .. One(item.RequesterId, NewsReason.Asked), .. One(item.AssigneeId, NewsReason.Yours),
            .. await Watching(item, telling), .. Interested(item, telling),
        ]);

    private static async Task Said(WorkItem item, CommentAdded added, Telling telling) =>
        await telling.Tell(item, new(added.Internal ? NewsKind.Noted : NewsKind.Replied, null, added.CommentId, added.Internal),
        [
            .. One(item.RequesterId, NewsReason.Asked), .. One(item.AssigneeId, NewsReason.Yours), .. await Watching(item, telling),
            .. item.AssigneeId is null ? TeamOf(item, telling) : [], .. Interested(item, telling),
        ]);

    private static Task Named(WorkItem item, PeopleMentioned named, Telling telling) =>
        telling.Tell(item, new(named.Internal ? NewsKind.Noted : NewsKind.Replied, null, named.CommentId, named.Internal), named.PersonIds.Select(p => (p, NewsReason.Mentioned)));

    /// <summary>A file that came with a reply is told with the reply.</summary>
    private static async Task Attached(WorkItem item, FileAttached attached, CommandContext context, Telling telling)
    {
        var file = context.Db.ChangeTracker.Entries<Attachment>().FirstOrDefault(f => f.Entity.Id == attached.FileId)?.Entity
            ?? await context.Db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == attached.FileId);
        if (file is null or { CommentId: not null })
            return;
        await telling.Tell(item, new(NewsKind.Attached, file.Name, Internal: file.Internal),
            [.. One(item.RequesterId, NewsReason.Asked), .. One(item.AssigneeId, NewsReason.Yours), .. await Watching(item, telling), .. Interested(item, telling)]);
    }

    private static (long, NewsReason)[] One(long? person, NewsReason reason) => person is { } id ? [(id, reason)] : [];

    private static IEnumerable<(long, NewsReason)> TeamOf(WorkItem item, Telling telling) =>
        item.TeamId is { } team && item.AssigneeId is null ? telling.People.MembersOf(team).Select(m => (m, NewsReason.Team)) : [];

    private static async Task<IEnumerable<(long, NewsReason)>> Watching(WorkItem item, Telling telling) =>
        (await telling.WatchersOf(item)).Select(w => (w, NewsReason.Watching));

    private static IEnumerable<(long, NewsReason)> Interested(WorkItem item, Telling telling) => telling.Interested(item).Select(p => (p, NewsReason.Space));

    /// <summary>A state of review or approval waits for those who lead the space.</summary>
    private static IEnumerable<(long, NewsReason)> Deciding(WorkItem item, Telling telling) =>
        item.IsOpen && (item.State.Contains("review", StringComparison.Ordinal) || item.State.Contains("approval", StringComparison.Ordinal))
            ? telling.People.With(Role.Lead, item.SpaceId).Select(p => (p.Id, NewsReason.Decision))
            : [];

    private static bool IsStaff(Telling telling, long person, WorkItem item) =>
        telling.People.Find(person) is { } found && telling.People.ReadsAllOf(found, item.SpaceId);
}
