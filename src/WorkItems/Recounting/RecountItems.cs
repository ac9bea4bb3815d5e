using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Recounting;

/// <summary>
/// Writes items together with their past: who did what, when, in their own words. Sent by the program for examples and measuring data; nobody is
/// notified. Some thousands are a good size for one command.
/// </summary>
public sealed record RecountItems(IReadOnlyList<PastItem> Items) : ICommand<RecountedItems>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Recount;

    public Refusal? Check()
    {
        foreach (var item in Items)
        {
            if (ItemShape.Faults(item.Title, item.Description, item.Fields) is { Count: > 0 } faults)
                return Refusal.From(faults);
            var last = item.CreatedAt;
            foreach (var entry in item.Entries)
            {
                if (entry.At < last)
                    return Refusal.Invalid("entries", Texts<WorkItemTexts>.Say("PastOutOfOrder", item.Title, entry.At));
                last = entry.At;
            }
        }

        return null;
    }
}

/// <summary>Keys, in the order the items were given.</summary>
public sealed record RecountedItems(IReadOnlyList<string> Keys);

internal sealed class RecountItemsHandler : IHandle<RecountItems, RecountedItems>
{
    public async Task<Outcome<RecountedItems>> Handle(RecountItems command, CommandContext context)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var types = context.Workspace.Get<TypeDirectory>();
        if (command.Items.FirstOrDefault(i => spaces.Find(i.SpaceId) is null) is { } lost)
            return Refusal.Invalid("space", Texts<WorkItemTexts>.Say("NoSuchSpace", lost.SpaceId));
        if (command.Items.FirstOrDefault(i => types.Find(i.Type) is null) is { } odd)
            return Refusal.Invalid("type", Texts<WorkItemTexts>.Say("NoSuchType", odd.Type, spaces.KeyOf(odd.SpaceId), string.Join(", ", types.All.Keys)));

        var next = new Dictionary<long, long>();
        foreach (var space in command.Items.CountBy(i => i.SpaceId))
            next[space.Key] = await context.Workspace.Database.NextNumbers(context.Db, $"space:{space.Key}", space.Value);

        var recount = new Recount(context);
        foreach (var past in command.Items)
            recount.Tell(past, next[past.SpaceId]++);
        await recount.Write();
        foreach (var space in next.Keys)
            context.Tell(new LiveNews($"space:{spaces.KeyOf(space)}", space));
        context.Tell(new LiveNews(Querying.ItemWords.Topic));
        return new RecountedItems([.. recount.Items.Select(i => new WorkItemKey(spaces.KeyOf(i.SpaceId), i.Number).ToString())]);
    }
}
