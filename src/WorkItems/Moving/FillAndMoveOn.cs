using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Moving;

/// <summary>
/// Fills what a way demands and goes it, as one act: when the way is refused, nothing was filled. What is not given stays as it is.
/// </summary>
public sealed record FillAndMoveOn(string Key, string To) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.MoveOn;

    public string? Note { get; init; }

    public string? Assignee { get; init; }

    public Priority? Priority { get; init; }

    public string? Process { get; init; }

    public Instant? Due { get; init; }

    /// <summary>Defined fields that closing asks for.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<NewFile> Evidence { get; init; } = [];

    public int? IfVersion { get; init; }
}

internal sealed class FillAndMoveOnHandler : IHandle<FillAndMoveOn, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(FillAndMoveOn command, CommandContext context)
    {
        var seen = command.IfVersion;
        if (command is not { Assignee: null, Priority: null, Process: null, Due: null, Fields.Count: 0 })
        {
            var changed = await context.Also(new ChangeItem(command.Key)
            {
                IfVersion = seen,
                Assignee = command.Assignee is null ? default : new(command.Assignee),
                Priority = command.Priority,
                Process = command.Process is null ? default : new(command.Process),
                Due = command.Due is null ? default : new(command.Due),
                Fields = command.Fields.Count == 0 ? null : command.Fields,
            });
            if (!changed.Succeeded)
                return changed;
            seen = seen is null ? null : changed.Answer.Version;
        }

        foreach (var file in command.Evidence)
        {
            var attached = await context.Also(new AttachFile(command.Key, file) { Evidence = true, Internal = true });
            if (!attached.Succeeded)
                return attached.Refusal;
            seen++;
        }

        return await context.Also(new MoveItemOn(command.Key, command.To) { Note = command.Note, IfVersion = seen });
    }
}
