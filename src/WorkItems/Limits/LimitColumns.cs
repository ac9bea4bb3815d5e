using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Limits;

/// <summary>A column that can be limited.</summary>
public sealed record LimitColumn(string Key, string Name, StateCategory Category, bool IsCategory);

/// <summary>Which columns the boards of a space can have: its states, and their categories where types with different workflows stand side by side. What is finished needs no limit.</summary>
public static class LimitColumns
{
    public static IReadOnlyList<LimitColumn> Of(Space space, Workspace workspace)
    {
        var types = workspace.Get<TypeDirectory>();
        var states = space.TypeKeys.Select(types.Find).OfType<ItemType>().SelectMany(t => t.Workflow.States.Select(s => (State: s, Type: t)))
            .Where(s => s.State.Category < StateCategory.Done).GroupBy(s => s.State.Key)
            .Select(g => (Key: g.Key, Name: types.StateName(g.First().Type.Key, g.Key), g.First().State.Category, Types: string.Join(", ", g.Select(s => types.NameOf(s.Type.Key))))).ToList();
        return
        [
            .. Enum.GetValues<StateCategory>().Where(c => c < StateCategory.Done).Select(c => new LimitColumn(MoveEndpoints.ColumnOf(c), Texts<ListTexts>.Say("Category" + c).ToString(), c, true)),
            // two states of one name are told apart by the types that have them
            .. states.Select(s => new LimitColumn(s.Key, states.Count(other => other.Name == s.Name) > 1 ? $"{s.Name} ({s.Types})" : s.Name, s.Category, false)).OrderBy(c => c.Category),
        ];
    }

    public static string NameOf(string column, Space space, Workspace workspace) => Of(space, workspace).FirstOrDefault(c => c.Key == column)?.Name ?? column;
}
