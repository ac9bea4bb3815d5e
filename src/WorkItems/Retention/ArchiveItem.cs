using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Retention;

/// <summary>Takes a closed item out of sight: no list, search, count or page shows it until it is restored.</summary>
public sealed record ArchiveItem(string Key) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.ManageSpace;
}

/// <summary>Brings an archived item back.</summary>
public sealed record RestoreItem(long ItemId) : ICommand<Done>
{
    public static Permission Needs => Platform.PlatformPermissions.Administer;
}

public sealed record ItemArchived : ItemHappening
{
    public override string Kind => "item.archived";
}

public sealed record ItemRestored : ItemHappening
{
    public override string Kind => "item.restored";
}

internal sealed class ArchiveItemHandler : IHandle<ArchiveItem, Done>
{
    public async Task<Outcome<Done>> Handle(ArchiveItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.ManageSpace);
        if (refusal is not null)
            return refusal;
        if (item!.IsOpen)
            return Refusal.Conflict(Texts<RetentionTexts>.Say("ArchiveOpen", context.KeyOf(item)));
        item.ArchivedAt = context.Now;
        item.Version++;
        context.Record(new ItemArchived { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true });
        context.TellAbout(item);
        return Done.Instance;
    }
}

internal sealed class RestoreItemHandler : IHandle<RestoreItem, Done>
{
    public async Task<Outcome<Done>> Handle(RestoreItem command, CommandContext context)
    {
        var item = await context.Db.Set<WorkItem>().IgnoreQueryFilters().FirstOrDefaultAsync(i => i.Id == command.ItemId && i.ArchivedAt != null);
        if (item is null)
            return Refusal.Missing(Texts<RetentionTexts>.Say("NotArchived"));
        item.ArchivedAt = null;
        item.Version++;
        context.Record(new ItemRestored { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true });
        context.TellAbout(item);
        return Done.Instance;
    }
}
