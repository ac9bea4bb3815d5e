using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Merging;

/// <summary>
/// Makes one of two items about the same thing: the first ends, and what was said in it is read in the other, where it goes on. Its people hear of the other from then on,
/// and items below it move along.
/// </summary>
/// <param name="Key">The item that ends.</param>
/// <param name="Into">Key of the item that goes on.</param>
public sealed record MergeItem(string Key, string Into) : ICommand<ItemAnswer>, ICheckItself
{
    public const int MostBelow = 200;

    public static Permission Needs => WorkItemPermissions.Change;

    public Refusal? Check() => string.IsNullOrWhiteSpace(Into) ? Refusal.Invalid("into", Texts<MergeTexts>.Say("IntoWhich")) : null;
}

/// <summary>Two items became one, or two again. The first hears it under <c>mergedInto</c>, the other under <c>merged</c>.</summary>
public sealed record ItemMerged : ItemHappening
{
    public override string Kind => "item.merged";
}

internal sealed class MergeItemHandler : IHandle<MergeItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(MergeItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var (into, intoRefusal) = await context.Item(command.Into.Trim(), WorkItemPermissions.Change);
        if (intoRefusal is not null)
            return Refusal.Invalid("into", intoRefusal.Sentence);
        if (await MergeRules.MustFit(item!, into!, context) is { } unfit)
            return unfit;

        var below = await context.Db.Set<WorkItem>().Where(i => i.ParentId == item!.Id).OrderBy(i => i.Id).Take(MergeItem.MostBelow + 1).ToListAsync();
        if (below.Count > MergeItem.MostBelow)
            return Refusal.Conflict(Texts<MergeTexts>.Say("TooManyBelow", context.KeyOf(item!), MergeItem.MostBelow));
        MoveBelow(below, item!, into!, context);
        foreach (var earlier in await context.Db.Set<WorkItem>().Where(i => i.MergedIntoId == item!.Id).ToListAsync())
            earlier.MergedIntoId = into!.Id;
        await LetItsPeopleHear(item!, into!, context);
        End(item!, into!, context);
        item!.MergeInto(into!, context);
        return context.Answer(into!);
    }

    private static void MoveBelow(List<WorkItem> below, WorkItem item, WorkItem into, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        foreach (var child in below.Where(child => child.Id != into.Id))
        {
            var change = child.Change(people.NameOf);
            change.Parent(into.Id, context.KeyOf(item), context.KeyOf(into));
            change.Finish(context);
            context.TellAbout(child);
        }

        if (into.ParentId != item.Id)
            return;
        var own = into.Change(people.NameOf);
        own.Parent(item.ParentId, context.KeyOf(item), null);
        own.Finish(context);
    }

    /// <summary>Who asked for it and who watched it may read the other and hear of it.</summary>
    private static async Task LetItsPeopleHear(WorkItem item, WorkItem into, CommandContext context)
    {
        var watching = await context.Db.Set<Watcher>().Where(w => w.ItemId == item.Id || w.ItemId == into.Id).ToListAsync();
        var known = watching.Where(w => w.ItemId == into.Id).Select(w => w.PersonId).ToHashSet();
        if (into.RequesterId is { } asking)
            known.Add(asking);
        foreach (var person in watching.Where(w => w.ItemId == item.Id).Select(w => (long?)w.PersonId).Append(item.RequesterId).OfType<long>().Where(known.Add))
            context.Db.Add(new Watcher { ItemId = into.Id, PersonId = person });
    }

    /// <summary>Ends it as cancelled, or as done where the workflow knows nothing else, whatever ways it has: merging is not a step of the work.</summary>
    private static void End(WorkItem item, WorkItem into, CommandContext context)
    {
        if (!item.IsOpen || context.TypeOf(item.Type)?.Workflow.States is not { } states)
            return;
        var end = states.FirstOrDefault(s => s.Category == StateCategory.Cancelled) ?? states.FirstOrDefault(s => s.Category == StateCategory.Done);
        if (end is not null)
            item.MoveOn(end, Texts<MergeTexts>.Say("MergedNote", context.KeyOf(into)).In(System.Globalization.CultureInfo.GetCultureInfo(context.Actor.Culture)), context);
    }
}

/// <summary>When two items may become one.</summary>
internal static class MergeRules
{
    /// <summary>Key of the item another was merged into; not said to who does not see it.</summary>
    private static async Task<string> Other(WorkItem merged, CommandContext context) =>
        await context.Db.ItemsFor(context.Actor).FirstOrDefaultAsync(i => i.Id == merged.MergedIntoId) is { } other ? context.KeyOf(other) : Texts<ItemTexts>.Say("AnotherItem").ToString();

    /// <summary>What was merged goes on elsewhere: nothing is said in it or done with it until it is taken out.</summary>
    public static async Task<Refusal?> MustStandAlone(WorkItem item, CommandContext context) => item.MergedIntoId is null
        ? null
        : Refusal.Conflict(Texts<MergeTexts>.Say("GoesOnIn", context.KeyOf(item), await Other(item, context)));

    public static async Task<Refusal?> MustFit(WorkItem item, WorkItem into, CommandContext context)
    {
        if (item.Id == into.Id)
            return Refusal.Invalid("into", Texts<MergeTexts>.Say("IntoItself", context.KeyOf(item)));
        if (item.MergedIntoId is not null)
            return Refusal.Conflict(Texts<MergeTexts>.Say("MergedAlready", context.KeyOf(item), await Other(item, context)));
        if (into.MergedIntoId is not null)
            return Refusal.Invalid("into", Texts<MergeTexts>.Say("IntoMerged", context.KeyOf(into), await Other(into, context)));
        // what one client wrote must not be read by another
        if (item.ClientId is not null && into.ClientId is not null && item.ClientId != into.ClientId)
        {
            var clients = context.Workspace.Get<ClientDirectory>();
            return Refusal.Invalid("into", Texts<MergeTexts>.Say("OtherClient", context.KeyOf(item), clients.NameOf(item.ClientId), context.KeyOf(into), clients.NameOf(into.ClientId)));
        }

        return null;
    }
}
