using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Watching;

/// <summary>Ends watching: one's own, or somebody else's when one may change the item.</summary>
public sealed record UnwatchItem(string Key, string? Person = null) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Watch;
}

public sealed record ItemUnwatched : ItemHappening
{
    public override string Kind => "item.unwatched";
}

internal sealed class UnwatchItemHandler : IHandle<UnwatchItem, Done>
{
    public async Task<Outcome<Done>> Handle(UnwatchItem command, CommandContext context)
    {
        var (item, person, refusal) = await context.ItemAndWatcher(command.Key, command.Person);
        if (refusal is not null)
            return refusal;
        var watcher = await context.Db.Set<Watcher>().FirstOrDefaultAsync(w => w.ItemId == item!.Id && w.PersonId == person);
        if (watcher is null)
            return Done.Instance;
        context.Db.Remove(watcher);
        var name = context.Workspace.Get<PeopleDirectory>().Now.NameOf(person);
        context.Record(new ItemUnwatched { SubjectId = item!.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("watcher", name, null)] });
        context.TellAbout(item);
        return Done.Instance;
    }
}

internal static class Watching
{
    /// <summary>The item and who is meant, both authorised; or the refusal.</summary>
    public static async Task<(WorkItem? Item, long Person, Refusal? Refusal)> ItemAndWatcher(this CommandContext context, string key, string? person)
    {
        var item = await context.Db.FindItem(context.Actor, context.Workspace.Get<Spaces.SpaceDirectory>(), key);
        if (item is null)
            return (null, 0, ItemOrders.NoSuchItem(key));
        if (person is null)
        {
            if (context.Actor.PersonId is not { } me)
                return (null, 0, Refusal.Forbidden(Texts<ItemTexts>.Say("WatcherNobody")));
            context.AuthoriseAsOwn(); // what one sees one may watch, whatever the role that shows it
            return (item, me, null);
        }

        if (context.Authorise(WorkItemPermissions.Change, item.SpaceId) is { } forbidden)
            return (null, 0, forbidden);
        var names = new NamesInItems(context);
        var found = names.AnyPerson("person", person);
        return found is { } id ? (item, id, null) : (null, 0, Refusal.From(names.Faults) ?? Refusal.Invalid("person", Texts<ItemTexts>.Say("WatcherWho")));
    }
}
