using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Spaces;

/// <summary>
/// How many items of a space are open, kept until news of the space. For its staff only, who see all of it: everybody else's number would
/// be another one.
/// </summary>
public sealed class OpenCounts : IPerWorkspace<OpenCounts>
{
    /// <summary>Nobody reads a larger number; counting stops here.</summary>
    public const int Most = 10_000;

    private readonly Workspace workspace;
    private readonly ConcurrentDictionary<long, int> known = new();
    private int news;

    private OpenCounts(Workspace workspace)
    {
        this.workspace = workspace;
        workspace.Live.OnNews(Hear);
    }

    public static OpenCounts Create(Workspace workspace) => new(workspace);

    public int Of(long spaceId)
    {
        if (known.TryGetValue(spaceId, out var count))
            return count;
        var before = Volatile.Read(ref news);
        using var lease = workspace.Database.Read();
        count = lease.Db.Set<WorkItem>().Where(i => i.SpaceId == spaceId && i.Category < StateCategory.Done).Take(Most).Count();
        if (Volatile.Read(ref news) == before) // else it may be of before a commit that was just told
            known[spaceId] = count;
        return count;
    }

    private void Hear(LiveNews item)
    {
        Interlocked.Increment(ref news);
        if (item == LiveNews.ForgetAll)
            known.Clear();
        else if (item.SpaceId is { } space && item.Topic.StartsWith("space:", StringComparison.Ordinal))
            known.TryRemove(space, out _);
    }
}
