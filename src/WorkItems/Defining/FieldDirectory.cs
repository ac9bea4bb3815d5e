using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Defining;

/// <summary>All defined fields of a workspace, in memory, read again when one changes.</summary>
public sealed class FieldDirectory : IPerWorkspace<FieldDirectory>
{
    public const string Topic = "field-definitions";

    private readonly Remembered<Known> remembered;

    private FieldDirectory(Workspace workspace) => remembered = new(workspace, Topic, db => new Known(
        [.. db.Set<FieldDefinition>().OrderBy(f => f.Order).ThenBy(f => f.Id)]));

    public static FieldDirectory Create(Workspace workspace) => new(workspace);

    /// <summary>In the order of forms, retired ones among them.</summary>
    public IReadOnlyList<FieldDefinition> All => remembered.Now.All;

    /// <summary>By key or by name, however it is written: "Cost centre", "cost-centre" and "costCentre" are one field.</summary>
    public FieldDefinition? Find(string name) => Find(name, All);

    /// <summary>What items of a type are asked for.</summary>
    public IReadOnlyList<FieldDefinition> Of(string type) => [.. All.Where(f => f.IsFor(type))];

    internal static FieldDefinition? Find(string name, IReadOnlyList<FieldDefinition> all)
    {
        var wanted = Plain(name);
        return all.FirstOrDefault(f => Plain(f.Key) == wanted) ?? all.FirstOrDefault(f => Plain(f.Name) == wanted);
    }

    internal static string Plain(string name) =>
        name.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private sealed record Known(IReadOnlyList<FieldDefinition> All);
}
