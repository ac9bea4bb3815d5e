using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Linking;

/// <summary>Takes a link away, at both ends.</summary>
public sealed record UnlinkItems(string Key, long Link) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

public sealed record ItemUnlinked : ItemHappening
{
    public override string Kind => "item.unlinked";
}

internal sealed class UnlinkItemsHandler : IHandle<UnlinkItems, Done>
{
    public async Task<Outcome<Done>> Handle(UnlinkItems command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var link = await context.Db.Set<ItemLink>().FirstOrDefaultAsync(l => l.Id == command.Link && (l.FromId == item!.Id || l.ToId == item.Id));
        var otherId = link?.FromId == item!.Id ? link.ToId : link?.FromId;
        var other = await context.Db.ItemsFor(context.Actor).FirstOrDefaultAsync(i => i.Id == otherId);
        if (link is null || other is null)
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchLink")); // a link to a hidden item looks like none
        if (context.Authorise(WorkItemPermissions.Change, other.SpaceId) is { } forbidden)
            return forbidden;

        context.Db.Remove(link);
        var end = LinkEnd.Of(link, item.Id);
        context.Record(new ItemUnlinked { SubjectId = item.Id, SpaceId = item.SpaceId, Changes = [new Change(end.Slug, context.KeyOf(other), null)] });
        context.Record(new ItemUnlinked { SubjectId = other.Id, SpaceId = other.SpaceId, Changes = [new Change(end.Other.Slug, context.KeyOf(item), null)] });
        context.TellAbout(item);
        context.TellAbout(other);
        return Done.Instance;
    }
}
