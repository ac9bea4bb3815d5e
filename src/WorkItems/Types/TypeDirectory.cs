using System.Collections.Frozen;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Types;

/// <summary>All item types of a workspace with their workflows, in memory, read again when one changes.</summary>
public sealed class TypeDirectory : IPerWorkspace<TypeDirectory>
{
    public const string Topic = "types";

    private readonly Remembered<FrozenDictionary<string, ItemType>> remembered;

    private TypeDirectory(Workspace workspace) =>
        remembered = new(workspace, Topic, db => db.Set<ItemType>().ToFrozenDictionary(t => t.Key, StringComparer.Ordinal));

    public static TypeDirectory Create(Workspace workspace) => new(workspace);

    public FrozenDictionary<string, ItemType> All => remembered.Now;

    public ItemType? Find(string key) => All.GetValueOrDefault(key);

    /// <summary>The type's name in the reader's language; renamed types keep their own words.</summary>
    public string NameOf(string key) => Find(key) is { } type ? Words.Of("Type_", type.Key, type.Name) : key;

    public string StateName(string type, string state) =>
        Find(type)?.Workflow.Find(state) is { } found ? Words.Of("State_", found.Key, found.Name) : state;

    /// <summary>A state's name where the type is not known: that of the first workflow that has it.</summary>
    public string StateWords(string state) =>
        All.Values.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => type.Workflow.Find(state)).FirstOrDefault(found => found is not null) is { } found
            ? Words.Of("State_", found.Key, found.Name)
            : state;

    private static class Words
    {
        private static readonly FrozenDictionary<string, string> English =
            BuiltInTypes.All().Select(t => KeyValuePair.Create("Type_" + t.Key, t.Name))
                .Concat(BuiltInTypes.All().SelectMany(t => t.Workflow.States).Select(s => KeyValuePair.Create("State_" + s.Key, s.Name)))
                .DistinctBy(p => p.Key).ToFrozenDictionary();

        public static string Of(string prefix, string key, string name) =>
            English.GetValueOrDefault(prefix + key) == name ? Texts<WorkItemTexts>.Say(prefix + key).ToString() : name;
    }
}
