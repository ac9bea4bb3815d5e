using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Watching;

/// <summary>
/// Lets a person hear of an item and read what its requester reads. Oneself, or somebody else when one may change the item; people of
/// another client never.
/// </summary>
/// <param name="Key">The item.</param>
/// <param name="Person">Mail address or name; oneself when null.</param>
public sealed record WatchItem(string Key, string? Person = null) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Watch;
}

public sealed record ItemWatched : ItemHappening
{
    public override string Kind => "item.watched";

    public required long PersonId { get; init; }
}

internal sealed class WatchItemHandler : IHandle<WatchItem, Done>
{
    public async Task<Outcome<Done>> Handle(WatchItem command, CommandContext context)
    {
        var (item, person, refusal) = await context.ItemAndWatcher(command.Key, command.Person);
        if (refusal is not null)
            return refusal;
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var watcher = people.Find(person)!;
        if (watcher.DisabledAt is not null || (watcher.ClientId is not null && watcher.ClientId != item!.ClientId))
            return Refusal.Invalid("person", Texts<ItemTexts>.Say("WatcherOutside", watcher.Name));
        if (await context.Db.Set<Watcher>().AnyAsync(w => w.ItemId == item!.Id && w.PersonId == watcher.Id))
            return Done.Instance;

        context.Db.Add(new Watcher { ItemId = item!.Id, PersonId = watcher.Id });
        context.Record(new ItemWatched
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, PersonId = watcher.Id, Internal = true, Changes = [new Change("watcher", null, watcher.Name)],
        });
        context.TellAbout(item);
        return Done.Instance;
    }
}
