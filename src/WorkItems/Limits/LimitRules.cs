using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Limits;

/// <summary>What a hard limit demands of those who work in the space. Work that comes in, a requester's answer, and Undo are never held up by it.</summary>
internal static class LimitRules
{
    public static async Task<Refusal?> MustFindRoomIn(this CommandContext context, WorkItem item, WorkState to)
    {
        if (to.Category >= StateCategory.Done || context.Actor.IsSystem || !context.Actor.ReadsAllOf(item.SpaceId))
            return null;
        // who goes from one state of a category to another takes no new place in it
        string[] columns = item.Category == to.Category ? [to.Key] : [to.Key, MoveEndpoints.ColumnOf(to.Category)];
        if (!context.Workspace.Get<LimitDirectory>().Of(item.SpaceId).Any(l => l.Hard && columns.Contains(l.ColumnKey)))
            return null;
        foreach (var limit in await context.Db.Set<ColumnLimit>().Where(l => l.SpaceId == item.SpaceId && l.Hard && columns.Contains(l.ColumnKey)).ToListAsync())
        {
            var held = context.Db.Set<WorkItem>().Where(i => i.SpaceId == item.SpaceId && i.Id != item.Id);
            var count = await (limit.ColumnKey == to.Key ? held.CountAsync(i => i.State == to.Key) : held.CountAsync(i => i.Category == to.Category));
            if (count >= limit.Most)
                return Full(context, item, limit, count);
            limit.Arrive();
        }

        return null;
    }

    private static Refusal Full(CommandContext context, WorkItem item, ColumnLimit limit, int count)
    {
        var space = context.Workspace.Get<SpaceDirectory>().Find(item.SpaceId)!;
        return Refusal.Conflict(Texts<LimitTexts>.Say("Full", LimitColumns.NameOf(limit.ColumnKey, space, context.Workspace), space.Name, count, limit.Most));
    }
}
