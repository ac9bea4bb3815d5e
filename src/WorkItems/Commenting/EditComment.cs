using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Commenting;

/// <summary>Rewrites one's own comment. What it said before stays in the history.</summary>
public sealed record EditComment(string Key, long Comment, string Text) : ICommand<CommentAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Comment;

    public Refusal? Check() => new AddComment(Key, Text, Internal: false).Check();
}

public sealed record CommentEdited : ItemHappening
{
    public override string Kind => "item.comment-edited";

    public required long CommentId { get; init; }
}

internal sealed class EditCommentHandler : IHandle<EditComment, CommentAnswer>
{
    public async Task<Outcome<CommentAnswer>> Handle(EditComment command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Comment);
        if (refusal is not null)
            return refusal;
        var comment = await context.Db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == command.Comment && c.ItemId == item!.Id);
        if (comment is null || (comment.Internal && !context.Actor.ReadsAllOf(item!.SpaceId)))
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchComment"));
        if (comment.AuthorId is null || comment.AuthorId != context.Actor.PersonId)
            return Refusal.Forbidden(Texts<ItemTexts>.Say("CommentNotYours"));

        var (before, after) = (comment.Text, command.Text.Trim());
        if (before != after)
        {
            comment.Text = after;
            comment.EditedAt = context.Now;
            await context.Db.Reindex(new SearchEntry { Id = comment.Id, ItemId = item!.Id, Internal = comment.Internal ? 1 : 0, Title = "", Body = after });
            item.Touch(context);
            context.Record(new CommentEdited
            {
                SubjectId = item.Id, SpaceId = item.SpaceId, CommentId = comment.Id, Internal = comment.Internal, Changes = [new Change("text", before, after)],
            });
            context.TellAbout(item);
        }

        return new CommentAnswer(comment.Id.ToString(), command.Key, after, comment.Internal, context.Actor.Name, comment.At);
    }
}
