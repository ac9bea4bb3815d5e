using Steward.Platform.Commands;
using Steward.Platform.Search;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Querying;

/// <summary>All fields and functions of the query language in one workspace: what modules registered, and the workspace's own.</summary>
public sealed class QueryFields : IPerWorkspace<QueryFields>
{
    private readonly IReadOnlyList<IQueryWords> modules;
    private readonly Dictionary<string, QueryField> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, QueryFunction> functions = new(StringComparer.OrdinalIgnoreCase);

    private QueryFields(Workspace workspace)
    {
        modules = [.. workspace.Contributed<IQueryWords>()];
        foreach (var field in modules.SelectMany(m => m.Fields))
        {
            foreach (var name in field.Aliases.Prepend(field.Name))
                known.Add(name, field); // two modules with one word is a mistake that must not start
        }

        foreach (var function in modules.SelectMany(m => m.Functions))
            functions.Add(function.Name, function);
        All = [.. known.Values.Distinct().OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
        Functions = [.. functions.Values.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public static QueryFields Create(Workspace workspace) => new(workspace);

    public IReadOnlyList<QueryField> All { get; }

    public IReadOnlyList<QueryFunction> Functions { get; }

    public QueryField? Find(string name, QueryScope scope) =>
        known.GetValueOrDefault(name) ?? modules.Select(m => m.OwnField(name, scope)).FirstOrDefault(f => f is not null);

    /// <summary>Names of fields, the workspace's own among them.</summary>
    public IEnumerable<string> Names(QueryScope scope) =>
        All.Select(f => f.Name).Concat(modules.SelectMany(m => m.OwnNames(scope))).Distinct(StringComparer.OrdinalIgnoreCase);

    internal Outcome<IItemTest> Call(CallCondition condition, QueryScope scope)
    {
        if (functions.TryGetValue(condition.Call.Name, out var function))
            return function.Bind(condition.Call, scope);
        return QueryFault.At(condition.Column, "NoSuchFunction", condition.Call.Name, string.Join(", ", functions.Values.Select(f => f.Usage)));
    }

    /// <summary>Why a name is no field: a letter of another alphabet that looks alike, a near miss, or neither.</summary>
    internal Refusal Unknown(string name, int column, QueryScope scope)
    {
        var names = Names(scope).ToList();
        if (name.FirstOrDefault(c => char.IsLetter(c) && !char.IsAscii(c)) is var foreign and not '\0' && name.Any(char.IsAsciiLetter))
            return QueryFault.At(column, "LookAlike", name, foreign.ToString(), (name.IndexOf(foreign, StringComparison.Ordinal) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (names.Select(n => (Name: n, Away: WordDistance.Of(n.ToLowerInvariant(), name.ToLowerInvariant()))).MinBy(n => n.Away) is { Away: <= 2 } near && name.Length > 2)
            return QueryFault.At(column, "FieldNear", name, near.Name);
        return QueryFault.At(column, "NoSuchField", name, string.Join(", ", names));
    }
}
