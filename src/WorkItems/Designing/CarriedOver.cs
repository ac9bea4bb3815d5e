using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>
/// Items that a new workflow finds in a state it does not have, or has in another category. They change in memory by their own verb and are written
/// together; nobody is notified, because nothing happened to the work itself.
/// </summary>
internal static class CarriedOver
{
    public static async Task<int> Items(string type, Workflow next, IReadOnlyDictionary<string, string> moves, CommandContext context)
    {
        var fitting = next.States.Select(s => s.Key).ToList();
        var other = new List<WorkItem>();
        foreach (var category in next.States.GroupBy(s => s.Category))
        {
            var states = category.Select(s => s.Key).ToList();
            other.AddRange(await context.Db.Set<WorkItem>().Where(i => i.Type == type && states.Contains(i.State) && i.Category != category.Key).ToListAsync());
        }

        var homeless = await context.Db.Set<WorkItem>().Where(i => i.Type == type && !fitting.Contains(i.State)).ToListAsync();
        WorkItem[] all = [.. other, .. homeless];
        long[] ids = [.. all.Select(i => i.Id)];
        var closures = await context.Db.Set<Closure>().Where(c => ids.Contains(c.ItemId)).ToDictionaryAsync(c => c.ItemId);
        var told = new List<Happening>();
        foreach (var item in all)
            told.AddRange(item.CarryOver(next.Find(moves.GetValueOrDefault(item.State, item.State))!, closures.GetValueOrDefault(item.Id), context));
        var spaces = context.Workspace.Get<SpaceDirectory>();
        foreach (var space in all.Select(i => i.SpaceId).Distinct())
            context.Tell(new LiveNews($"space:{spaces.KeyOf(space)}", space));
        await context.RecordPast(told);
        return homeless.Count;
    }
}
