using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Search;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Merging;

namespace Steward.WorkItems.Commenting;

/// <summary>Adds a reply (seen by the requester) or an internal note (seen by staff of the space).</summary>
public sealed record AddComment(string Key, string Text, bool Internal) : ICommand<CommentAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Comment;

    public Refusal? Check() => string.IsNullOrWhiteSpace(Text)
        ? Refusal.Invalid("text", Texts<WorkItemTexts>.Say("CommentEmpty"))
        : Text.Length > ItemShape.TextLength
            ? Refusal.Invalid("text", Texts<WorkItemTexts>.Say("TextTooLong", ItemShape.TextLength))
            : null;
}

public sealed record CommentAnswer(string Id, string Key, string Text, bool Internal, string? Author, NodaTime.Instant At);

internal sealed class AddCommentHandler : IHandle<AddComment, CommentAnswer>
{
    public async Task<Outcome<CommentAnswer>> Handle(AddComment command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Comment);
        if (refusal is not null)
            return refusal;
        if (command.Internal && !context.Actor.ReadsAllOf(item!.SpaceId))
            return Refusal.Forbidden(Texts<WorkItemTexts>.Say("NotesAreForStaff"));

        if (await MergeRules.MustStandAlone(item!, context) is { } merged)
            return merged;
        var comment = await Add(context, item!, command.Text, command.Internal);
        EndWaitingForTheRequester(item!, context);
        return new CommentAnswer(comment.Id.ToString(), command.Key, comment.Text, comment.Internal, context.Actor.Name, comment.At);
    }

    internal static async Task<Comment> Add(CommandContext context, WorkItem item, string text, bool internally)
    {
        var comment = new Comment
        {
            Id = Ids.Next(), ItemId = item.Id, AuthorId = context.Actor.PersonId, At = context.Now,
            Text = text.Trim(), Internal = internally, Channel = context.Actor.Channel,
        };
        context.Db.Add(comment);
        context.Db.Index(new SearchEntry { Id = comment.Id, ItemId = item.Id, Internal = comment.Internal ? 1 : 0, Title = "", Body = comment.Text });
        item.Touch(context);
        context.Record(new CommentAdded { SubjectId = item.Id, SpaceId = item.SpaceId, CommentId = comment.Id, Internal = comment.Internal });
        await context.RecordMentions(item, comment);
        context.TellAbout(item);
        return comment;
    }

    /// <summary>The desk waited for this answer: the item goes back to work by itself.</summary>
    private static void EndWaitingForTheRequester(WorkItem item, CommandContext context)
    {
        if (item.State == "waiting" && context.Actor.AsksFor(item)
            && context.TypeOf(item.Type)?.Workflow.States.FirstOrDefault(s => s.Category == Types.StateCategory.Active) is { } active)
            item.MoveOn(active, null, context);
    }
}
