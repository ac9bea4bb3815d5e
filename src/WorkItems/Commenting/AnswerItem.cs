using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;

namespace Steward.WorkItems.Commenting;

/// <summary>
/// What is written at the foot of an item, as one act: a reply or a note, its files, and the state it leads to. Either all of it happens or
/// nothing. A reply that resolves is its resolution.
/// </summary>
public sealed record AnswerItem(string Key, string Text, bool Internal) : ICommand<CommentAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Comment;

    public IReadOnlyList<NewFile> Files { get; init; } = [];

    /// <summary>State to go to afterwards; none when null.</summary>
    public string? To { get; init; }

    /// <summary>The version that was read before writing. A later one is refused, so that nobody answers past somebody else's news.</summary>
    public int? IfVersion { get; init; }

    public Refusal? Check() => new AddComment(Key, Text, Internal).Check();
}

internal sealed class AnswerItemHandler : IHandle<AnswerItem, CommentAnswer>
{
    public async Task<Outcome<CommentAnswer>> Handle(AnswerItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Comment);
        if (refusal is not null)
            return refusal;
        if (command.IfVersion is { } seen && seen != item!.Version)
            return new Refusal(RefusalKind.Stale, Texts<ItemTexts>.Say("NewsSince"));

        var comment = await context.Also(new AddComment(command.Key, command.Text, command.Internal));
        if (!comment.Succeeded)
            return comment;
        var id = long.Parse(comment.Answer.Id, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var file in command.Files)
        {
            var attached = await context.Also(new AttachFile(command.Key, file) { Internal = command.Internal, Comment = id });
            if (!attached.Succeeded)
                return attached.Refusal;
        }

        if (string.IsNullOrEmpty(command.To))
            return comment;
        var moved = await context.Also(new MoveItemOn(command.Key, command.To) { Note = NoteOf(command, item!, context) });
        if (moved.Succeeded)
            return comment;
        return command.Internal && moved.Refusal.Fields.Any(f => f.Field == "note")
            ? Refusal.Invalid("to", Texts<ItemTexts>.Say("NoteIsNoResolution"))
            : moved.Refusal;
    }

    /// <summary>What was written is also the reason or the resolution; but the one who asked reads a resolution, so a note never becomes one.</summary>
    private static string? NoteOf(AnswerItem command, WorkItem item, CommandContext context)
    {
        var closes = context.TypeOf(item.Type)?.Workflow.Find(command.To!)?.Category >= Types.StateCategory.Done;
        return command.Internal && closes ? null : command.Text.Trim();
    }
}
