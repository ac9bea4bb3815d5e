using Steward.Platform.Access;
using Steward.Platform.Commands;

namespace Steward.WorkItems.Spaces;

/// <summary>Takes a space out of use: it can be read and found, nothing in it changes any more.</summary>
public sealed record ArchiveSpace(string Key) : ICommand<SpaceAnswer>
{
    public static Permission Needs => WorkItemPermissions.ManageSpace;
}

internal sealed class ArchiveSpaceHandler : IHandle<ArchiveSpace, SpaceAnswer>
{
    public async Task<Outcome<SpaceAnswer>> Handle(ArchiveSpace command, CommandContext context)
    {
        var (space, refusal) = await context.Space(command.Key);
        if (space is null)
            return refusal!;
        if (space.ArchivedAt is null)
        {
            space.ArchivedAt = context.Now;
            context.Record(new SpaceArchived { SubjectId = space.Id, SpaceId = space.Id });
        }

        return context.Answer(space);
    }
}

/// <summary>Brings an archived space back into use.</summary>
public sealed record RestoreSpace(string Key) : ICommand<SpaceAnswer>
{
    public static Permission Needs => WorkItemPermissions.ManageSpace;
}

internal sealed class RestoreSpaceHandler : IHandle<RestoreSpace, SpaceAnswer>
{
    public async Task<Outcome<SpaceAnswer>> Handle(RestoreSpace command, CommandContext context)
    {
        var (space, refusal) = await context.Space(command.Key);
        if (space is null)
            return refusal!;
        if (space.ArchivedAt is not null)
        {
            space.ArchivedAt = null;
            context.Record(new SpaceRestored { SubjectId = space.Id, SpaceId = space.Id });
        }

        return context.Answer(space);
    }
}
