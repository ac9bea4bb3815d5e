using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Steward.WorkItems.Moving;

namespace Steward.WorkItems.Acting;

/// <summary>Several changes of one item as one act: a card dropped into a column, a macro. When one of them is refused, none was made.</summary>
public sealed record ActOnItem(string Key) : ICommand<ItemAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.MoveOn;

    /// <summary>Fields to change; its key is replaced by this command's.</summary>
    public ChangeItem? Change { get; init; }

    /// <summary>State to go to.</summary>
    public string? To { get; init; }

    /// <summary>Resolution or reason, where the way demands one.</summary>
    public string? Note { get; init; }

    /// <summary>A comment added last.</summary>
    public string? Comment { get; init; }

    /// <summary>The comment is for staff only.</summary>
    public bool Internal { get; init; }

    public int? IfVersion { get; init; }

    public Refusal? Check() => Change is null && To is null && Comment is null
        ? Refusal.Invalid("act", Texts<WorkItemTexts>.Say("NothingToDo"))
        : null;
}

internal sealed class ActOnItemHandler : IHandle<ActOnItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(ActOnItem command, CommandContext context)
    {
        var seen = command.IfVersion;
        Outcome<ItemAnswer>? last = null;
        if (command.Change is { } change)
        {
            var changed = await context.Also(change with { Key = command.Key, IfVersion = seen });
            if (!changed.Succeeded)
                return changed;
            (last, seen) = (changed, seen is null ? null : changed.Answer.Version);
        }

        if (command.To is { } to)
        {
            var moved = await context.Also(new MoveItemOn(command.Key, to) { Note = command.Note, IfVersion = seen });
            if (!moved.Succeeded)
                return moved;
            last = moved;
        }

        if (command.Comment is { } comment)
        {
            var added = await context.Also(new AddComment(command.Key, comment, command.Internal));
            if (!added.Succeeded)
                return added.Refusal;
            var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Comment);
            last = refusal is null ? context.Answer(item!) : refusal;
        }

        return last!.Value;
    }
}
