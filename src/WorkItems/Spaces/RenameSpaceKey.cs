using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.WorkItems.Spaces;

/// <summary>Gives a space another key. Its items are called by the new one at once; addresses and keys with the old one lead there for good.</summary>
public sealed record RenameSpaceKey(string Key, string To) : ICommand<SpaceAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.ManageSpace;

    public Refusal? Check() => CreateSpace.KeyPattern().IsMatch(To)
        ? null
        : Refusal.Invalid("to", Texts<WorkItemTexts>.Say("SpaceKeyShape", To));
}

internal sealed class RenameSpaceKeyHandler : IHandle<RenameSpaceKey, SpaceAnswer>
{
    public async Task<Outcome<SpaceAnswer>> Handle(RenameSpaceKey command, CommandContext context)
    {
        var (space, refusal) = await context.Space(command.Key);
        if (space is null)
            return refusal!;
        if (space.Key == command.To)
            return context.Answer(space);
        var former = await context.Db.Set<FormerSpaceKey>().FirstOrDefaultAsync(f => f.Key == command.To);
        if ((former is not null && former.SpaceId != space.Id) || await context.Db.Set<Space>().AnyAsync(s => s.Key == command.To))
            return Refusal.Invalid("to", Texts<WorkItemTexts>.Say("SpaceKeyTaken", command.To));

        if (former is not null)
            context.Db.Remove(former); // back to a key it had before
        context.Db.Add(new FormerSpaceKey { Key = space.Key, SpaceId = space.Id });
        context.Record(new SpaceKeyRenamed { SubjectId = space.Id, SpaceId = space.Id, Changes = [new Change("key", space.Key, command.To)] });
        space.Key = command.To;
        return context.Answer(space);
    }
}
