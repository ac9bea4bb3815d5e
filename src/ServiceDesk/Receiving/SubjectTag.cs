using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Receiving;

/// <summary>The key of an item between brackets in a subject: <c>[IT-12]</c>. It says which item is meant and proves nothing.</summary>
internal static class SubjectTag
{
    private const int Most = 3;

    public static string Of(string key) => $"[{key}]";

    public static IEnumerable<WorkItemKey> In(string subject)
    {
        var found = 0;
        for (var open = subject.IndexOf('[', StringComparison.Ordinal); open >= 0 && found < Most; open = subject.IndexOf('[', open + 1))
        {
            var close = subject.IndexOf(']', open);
            if (close > open && close - open < 30 && WorkItemKey.TryParse(subject[(open + 1)..close].Trim(), out var key))
            {
                found++;
                yield return key;
            }
        }
    }

    /// <summary>The item of a key, present or former, whoever asks.</summary>
    public static async Task<long?> Find(AppDb db, Workspace workspace, WorkItemKey key)
    {
        if (workspace.Get<SpaceDirectory>().Find(key.Space) is not { } space)
            return null;
        return await db.Set<WorkItem>().Where(i => i.SpaceId == space.Id && i.Number == key.Number).Select(i => (long?)i.Id).FirstOrDefaultAsync()
            ?? await db.Set<FormerItemKey>().Where(f => f.SpaceId == space.Id && f.Number == key.Number).Select(f => (long?)f.ItemId).FirstOrDefaultAsync();
    }
}
