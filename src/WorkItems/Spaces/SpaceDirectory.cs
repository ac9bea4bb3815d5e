using System.Collections.Frozen;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Spaces;

/// <summary>All spaces by id and by key (present and former), in memory, read again when one changes.</summary>
public sealed class SpaceDirectory : IPerWorkspace<SpaceDirectory>
{
    public const string Topic = "spaces";

    private readonly Workspace workspace;
    private volatile Known? known;

    private SpaceDirectory(Workspace workspace)
    {
        this.workspace = workspace;
        workspace.Live.OnNews(news =>
        {
            if (news.Topic == Topic || news == LiveNews.ForgetAll)
                known = null;
        });
    }

    public static SpaceDirectory Create(Workspace workspace) => new(workspace);

    public IReadOnlyList<Space> All => Now.All;

    public Space? Find(long id) => Now.ById.GetValueOrDefault(id);

    public Space? Find(string key) => Now.ByKey.GetValueOrDefault(key.ToUpperInvariant());

    public string KeyOf(long id) => Find(id)?.Key ?? "?";

    private Known Now
    {
        get
        {
            if (known is { } spaces)
                return spaces;
            using var lease = workspace.Database.Read();
            List<Space> all = [.. lease.Db.Set<Space>().OrderBy(s => s.Name)];
            var byId = all.ToFrozenDictionary(s => s.Id);
            var byKey = new Dictionary<string, Space>(StringComparer.Ordinal);
            foreach (var former in lease.Db.Set<FormerSpaceKey>())
                byKey[former.Key] = byId[former.SpaceId];
            foreach (var space in all)
                byKey[space.Key] = space;
            return known = new Known(all, byId, byKey.ToFrozenDictionary(StringComparer.Ordinal));
        }
    }

    private sealed record Known(IReadOnlyList<Space> All, FrozenDictionary<long, Space> ById, FrozenDictionary<string, Space> ByKey);
}
