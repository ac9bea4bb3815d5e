using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching;

/// <summary>Adds several files as one act: all or none.</summary>
public sealed record AttachFiles(string Key, IReadOnlyList<NewFile> Files) : ICommand<IReadOnlyList<FileAnswer>>
{
    public static Permission Needs => WorkItemPermissions.Comment;

    public bool Internal { get; init; }

    public bool Evidence { get; init; }
}

internal sealed class AttachFilesHandler : IHandle<AttachFiles, IReadOnlyList<FileAnswer>>
{
    public async Task<Outcome<IReadOnlyList<FileAnswer>>> Handle(AttachFiles command, CommandContext context)
    {
        var (_, refusal) = await context.Item(command.Key, WorkItemPermissions.Comment);
        if (refusal is not null)
            return refusal;
        var answers = new List<FileAnswer>();
        foreach (var file in command.Files)
        {
            var attached = await context.Also(new AttachFile(command.Key, file) { Internal = command.Internal, Evidence = command.Evidence });
            if (!attached.Succeeded)
                return attached.Refusal;
            answers.Add(attached.Answer);
        }

        return Outcome.Of<IReadOnlyList<FileAnswer>>(answers);
    }
}
