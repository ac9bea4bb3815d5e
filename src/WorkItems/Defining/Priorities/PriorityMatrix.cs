using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Defining;

/// <summary>
/// The workspace's matrix of impact and urgency. Both are fields like others, with choices the organisation writes; the matrix says which priority follows. A
/// priority that somebody set otherwise stays theirs.
/// </summary>
public sealed class PriorityMatrix : IPerWorkspace<PriorityMatrix>
{
    public const string Topic = "priority-matrix";
    public const string ImpactKey = "impact";
    public const string UrgencyKey = "urgency";

    private readonly FieldDirectory fields;
    private readonly Remembered<FrozenDictionary<(string, string), Priority>> cells;

    private PriorityMatrix(Workspace workspace)
    {
        fields = workspace.Get<FieldDirectory>();
        cells = new(workspace, Topic, db => db.Set<PriorityCell>().AsEnumerable().ToFrozenDictionary(c => (ItemWords.Folded(c.Impact), ItemWords.Folded(c.Urgency)), c => c.Priority));
    }

    public FieldDefinition? Impact => Field(ImpactKey);

    public FieldDefinition? Urgency => Field(UrgencyKey);

    public static PriorityMatrix Create(Workspace workspace) => new(workspace);

    /// <summary>Items of the type have both fields.</summary>
    public bool IsFor(string type) => Impact?.IsFor(type) == true && Urgency?.IsFor(type) == true;

    public Priority? Of(string impact, string urgency) =>
        cells.Now.TryGetValue((ItemWords.Folded(impact), ItemWords.Folded(urgency)), out var priority) ? priority : null;

    /// <summary>What follows from an item's values; null when the type has no matrix, a value is missing, or the matrix says nothing of them.</summary>
    public Priority? Suggest(string type, IReadOnlyDictionary<string, string> values) =>
        IsFor(type) && values.TryGetValue(Impact!.Key, out var impact) && values.TryGetValue(Urgency!.Key, out var urgency) ? Of(impact, urgency) : null;

    private FieldDefinition? Field(string key) => fields.Find(key) is { Kind: FieldKind.Choice, RetiredAt: null } field ? field : null;
}

internal static class SuggestedPriorities
{
    /// <summary>The priority an item gets because its impact or urgency changes; null when it keeps its own, for instance because somebody set another one than the matrix said.</summary>
    public static async Task<Priority?> PriorityThatFollows(this CommandContext context, WorkItem item, IReadOnlyDictionary<string, string> changed)
    {
        var matrix = context.Workspace.Get<PriorityMatrix>();
        if (!matrix.IsFor(item.Type) || !(changed.ContainsKey(matrix.Impact!.Key) || changed.ContainsKey(matrix.Urgency!.Key)))
            return null;
        string[] keys = [matrix.Impact.Key, matrix.Urgency!.Key];
        var values = await context.Db.Set<ItemField>().Where(f => f.ItemId == item.Id && keys.Contains(f.Name)).ToDictionaryAsync(f => f.Name, f => f.Value);
        var before = matrix.Suggest(item.Type, values);
        foreach (var (name, value) in changed)
            values[name] = value;
        return matrix.Suggest(item.Type, values) is { } after && (before is null || before == item.Priority || item.Priority == Priority.None) ? after : null;
    }
}
