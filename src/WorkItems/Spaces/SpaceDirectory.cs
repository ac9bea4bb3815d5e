using System.Collections.Frozen;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Spaces;

/// <summary>All spaces by id and by key (present and former), in memory, read again when one changes.</summary>
public sealed class SpaceDirectory : IPerWorkspace<SpaceDirectory>
{
    public const string Topic = "spaces";

    private readonly Remembered<Known> remembered;

    private SpaceDirectory(Workspace workspace) => remembered = new(workspace, Topic, Load);

    public static SpaceDirectory Create(Workspace workspace) => new(workspace);

    public IReadOnlyList<Space> All => remembered.Now.All;

    public Space? Find(long id) => remembered.Now.ById.GetValueOrDefault(id);

    public Space? Find(string key) => remembered.Now.ByKey.GetValueOrDefault(key.ToUpperInvariant());

    public string KeyOf(long id) => Find(id)?.Key ?? "?";

    private static Known Load(AppDb db)
    {
        List<Space> all = [.. db.Set<Space>().OrderBy(s => s.Name)];
        var byId = all.ToFrozenDictionary(s => s.Id);
        var byKey = new Dictionary<string, Space>(StringComparer.Ordinal);
        foreach (var former in db.Set<FormerSpaceKey>())
            byKey[former.Key] = byId[former.SpaceId];
        foreach (var space in all)
            byKey[space.Key] = space;
        return new Known(all, byId, byKey.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private sealed record Known(IReadOnlyList<Space> All, FrozenDictionary<long, Space> ById, FrozenDictionary<string, Space> ByKey);
}
