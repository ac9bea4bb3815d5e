using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Judging;

/// <summary>Notes that the actor takes a file they may see; several requests within a minute (parts of a large file) are one.</summary>
public sealed record NoteTaking(long File, bool Shown) : ICommand<Done>
{
    public static readonly Duration OneTaking = Duration.FromMinutes(1);

    public static Permission Needs => WorkItemPermissions.TakeFiles;
}

internal sealed class NoteTakingHandler : IHandle<NoteTaking, Done>
{
    public async Task<Outcome<Done>> Handle(NoteTaking command, CommandContext context)
    {
        var found = await (
            from file in context.Db.Set<Attachment>()
            join item in context.Db.ItemsFor(context.Actor) on file.ItemId equals item.Id
            where file.Id == command.File
            select new { file.ItemId, file.Internal, item.SpaceId }).FirstOrDefaultAsync();
        if (found is null || (found.Internal && !context.Actor.ReadsAllOf(found.SpaceId)) || context.Actor.PersonId is not { } person)
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchFile"));
        var since = context.Now - NoteTaking.OneTaking;
        if (!await context.Db.Set<FileTaking>().AnyAsync(t => t.FileId == command.File && t.PersonId == person && t.At > since && t.Shown == command.Shown))
            context.Db.Add(new FileTaking { Id = Ids.Next(), FileId = command.File, ItemId = found.ItemId, PersonId = person, At = context.Now, Shown = command.Shown });
        return Done.Instance;
    }
}
