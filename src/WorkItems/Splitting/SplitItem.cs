using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Linking;
using Steward.WorkItems.Merging;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Splitting;

/// <summary>Makes an item of its own out of one comment that is about something else. The comment stays where it was written; both items name each other.</summary>
/// <param name="Key">The item with the comment.</param>
/// <param name="Comment">Its id.</param>
/// <param name="Title">Title of the new item.</param>
public sealed record SplitItem(string Key, long Comment, string Title) : ICommand<ItemAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Change;

    /// <summary>Key of the type; that of the item when not given.</summary>
    public string? Type { get; init; }

    public Refusal? Check() => Refusal.From(ItemShape.Faults(Title, null, null));
}

internal sealed class SplitItemHandler : IHandle<SplitItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(SplitItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        if (await context.Db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == command.Comment && c.ItemId == item!.Id) is not { } comment)
            return Refusal.Missing(Texts<MergeTexts>.Say("NoSuchComment", context.KeyOf(item!)));

        var made = await context.Also(new CreateItem(context.Workspace.Get<SpaceDirectory>().KeyOf(item!.SpaceId), command.Type ?? item.Type, command.Title)
        {
            Description = comment.Text, Priority = item.Priority, Service = item.Service, Requester = Asking(item, comment, context),
            Team = context.Workspace.Get<PeopleDirectory>().Now.TeamNameOf(item.TeamId),
        });
        if (!made.Succeeded)
            return made;
        foreach (var file in await context.Db.Set<Attachment>().Where(a => a.CommentId == comment.Id).OrderBy(a => a.Id).ToListAsync())
        {
            var attached = await context.Also(new AttachFile(made.Answer.Key, new NewFile(file.Name, file.Hash, file.Size, file.MediaType)) { Internal = file.Internal });
            if (!attached.Succeeded)
                return attached.Refusal;
        }

        var linked = await context.Also(new LinkItems(made.Answer.Key, "relates", context.KeyOf(item)));
        return linked.Succeeded ? made : linked.Refusal;
    }

    /// <summary>Who wrote it, when that is somebody who only asks; else who asked for the item. A note of staff is nobody's request.</summary>
    private static string? Asking(WorkItem item, Comment comment, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var author = people.Find(comment.AuthorId);
        var outside = author is not null && !people.ReadsAllOf(author, item.SpaceId);
        var asking = outside ? author : people.Find(item.RequesterId);
        return asking is { DisabledAt: null } ? asking.Email ?? asking.Name : null;
    }
}
