using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Retention;

/// <summary>A rule and what it would do tonight.</summary>
internal sealed record SeenRule(RetentionRule Rule, string Space, int Archives, int Deletes);

/// <summary>An item out of sight.</summary>
internal sealed record ArchivedItem(long Id, string Key, string Title, Instant At);

internal static class RetentionSight
{
    private const int MostArchived = 100;

    public static async Task<IReadOnlyList<SeenRule>> Rules(Visit visit, CancellationToken cancel)
    {
        var seen = new List<SeenRule>();
        foreach (var rule in await visit.Db.Set<RetentionRule>().OrderBy(r => r.SpaceId).ThenBy(r => r.Type).ToListAsync(cancel))
        {
            seen.Add(new SeenRule(
                rule, visit.Workspace.Get<SpaceDirectory>().KeyOf(rule.SpaceId),
                await RetentionReach.ToArchive(visit.Db, rule, visit.Now).CountAsync(cancel), await RetentionReach.ToDelete(visit.Db, rule, visit.Now).CountAsync(cancel)));
        }

        return seen;
    }

    public static async Task<IReadOnlyList<ArchivedItem>> Archived(Visit visit, CancellationToken cancel)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var items = await visit.Db.Set<WorkItem>().IgnoreQueryFilters().Where(i => i.ArchivedAt != null).OrderByDescending(i => i.ArchivedAt).ThenByDescending(i => i.Id).Take(MostArchived)
            .Select(i => new { i.Id, i.SpaceId, i.Number, i.Title, i.ArchivedAt }).ToListAsync(cancel);
        return [.. items.Select(i => new ArchivedItem(i.Id, new WorkItemKey(spaces.KeyOf(i.SpaceId), i.Number).ToString(), i.Title, i.ArchivedAt!.Value))];
    }
}
