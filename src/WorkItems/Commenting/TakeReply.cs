using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Commenting;

/// <summary>
/// Puts what came by mail into an item's timeline. Whether its sender may speak there was judged by the mailbox, which alone makes actors of the
/// mail channel; no right of a role is asked here, and none is used.
/// </summary>
/// <param name="ItemId">The item it belongs to.</param>
/// <param name="Text">What was written, without what it quotes.</param>
/// <param name="Internal">For staff of the space only.</param>
public sealed record TakeReply(long ItemId, string Text, bool Internal) : ICommand<CommentAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Comment;

    public IReadOnlyList<NewFile> Files { get; init; } = [];

    /// <summary>A machine wrote it: the item stays in its state.</summary>
    public bool KeepsState { get; init; }

    /// <summary>Takes a closed item back to work.</summary>
    public bool Reopens { get; init; }

    public Refusal? Check() => new AddComment("", Text, Internal).Check();
}

internal sealed class TakeReplyHandler : IHandle<TakeReply, CommentAnswer>
{
    public async Task<Outcome<CommentAnswer>> Handle(TakeReply command, CommandContext context)
    {
        if (context.Actor.Channel != Channel.Mail)
            return Refusal.Forbidden(Texts<WorkItemTexts>.Say("OnlyMailboxes"));
        if (await context.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == command.ItemId) is not { } item)
            return Refusal.Missing(Texts<WorkItemTexts>.Say("ItemIsGone"));
        if (item.MergedIntoId is { } into && await context.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == into) is { } other)
            item = other; // a mail to what was merged belongs where its story goes on
        context.AuthoriseAsOwn(); // see above: the mailbox judged the sender
        var comment = await AddCommentHandler.Add(context, item, command.Text, command.Internal);
        foreach (var file in command.Files)
        {
            await context.Db.SaveChangesAsync(); // the next file asks the database for versions of its name
            await AttachFileHandler.Add(context, item, new AttachFile("", file) { Internal = command.Internal, Comment = comment.Id });
        }

        if (!command.KeepsState && !command.Internal)
            await GoOn(item, command.Reopens, context);
        return new CommentAnswer(comment.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), context.KeyOf(item), comment.Text, comment.Internal, context.Actor.Name, comment.At);
    }

    /// <summary>The desk waited for this answer, or closed what is not solved: back to work.</summary>
    private static async Task GoOn(WorkItem item, bool reopens, CommandContext context)
    {
        var waits = item.State == "waiting" && item.RequesterId is not null && item.RequesterId == context.Actor.PersonId;
        if ((!waits && (item.IsOpen || !reopens)) || context.TypeOf(item.Type)?.Workflow.States.FirstOrDefault(s => s.Category == StateCategory.Active) is not { } active)
            return;
        if (waits)
            item.MoveOn(active, null, context);
        else
            item.Return(active, await context.Db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item.Id), context);
    }
}
