using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Merging;

/// <summary>Takes a merged item out again: it has its own story back and the state it was in before. Items that were below it stay where they went.</summary>
public sealed record UnmergeItem(string Key) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class UnmergeItemHandler : IHandle<UnmergeItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(UnmergeItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        if (item!.MergedIntoId is not { } other)
            return Refusal.Conflict(Texts<MergeTexts>.Say("NotMerged", context.KeyOf(item)));
        var into = await context.Db.Set<WorkItem>().IgnoreQueryFilters().FirstAsync(i => i.Id == other);
        var more = await context.Db.Set<WorkItem>().AnyAsync(i => i.MergedIntoId == other && i.Id != item.Id);
        if (!item.IsOpen && await StateBefore(item, context) is { } before && context.TypeOf(item.Type)?.Workflow.Find(before) is { } state)
            item.Return(state, await context.Db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item.Id), context);
        item.TakeOutOf(into, more, context);
        return context.Answer(item);
    }

    /// <summary>Where the item stood when merging ended it; null when it had ended before.</summary>
    private static async Task<string?> StateBefore(WorkItem item, CommandContext context)
    {
        var last = await context.Db.Set<EventRow>().Where(e => e.Subject == "item" && e.SubjectId == item.Id && (e.Kind == "item.moved-on" || e.Kind == "item.merged"))
            .OrderByDescending(e => e.Id).Take(2).ToListAsync();
        // merging records the step and then itself, in one commit and at one moment
        return last is [{ Kind: "item.merged" } merged, { Kind: "item.moved-on" } moved] && merged.At == moved.At
            ? moved.ReadChanges().FirstOrDefault(c => c.Field == "state")?.From
            : null;
    }
}
