using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>Finds the state of a type's workflow that a state of a file means: by name, by kinship, else the first of its category.</summary>
internal static class StateMatching
{
    private static readonly Dictionary<string, string[]> Kin = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Draft"] = ["draft", "new", "to-do"],
        ["New"] = ["new", "draft", "to-do"],
        ["Open"] = ["open", "planned", "new", "to-do"],
        ["Planned"] = ["planned", "to-do", "new"],
        ["In progress"] = ["in-progress", "doing"],
        ["In review"] = ["in-review", "in-progress", "doing"],
        ["Waiting"] = ["waiting", "on-hold", "blocked"],
        ["Blocked"] = ["blocked", "on-hold", "waiting"],
        ["Resolved"] = ["resolved", "done"],
        ["Closed"] = ["closed", "done"],
        ["Done"] = ["done", "resolved", "closed"],
        ["Cancelled"] = ["cancelled"],
    };

    public static WorkState In(Workflow workflow, StateTarget target) =>
        workflow.States.FirstOrDefault(state => Same(state.Name, target.State) || Same(state.Key, target.State))
        ?? Kin.GetValueOrDefault(target.State)?.Select(workflow.Find).FirstOrDefault(state => state is not null)
        ?? workflow.States.FirstOrDefault(state => state.Category == target.Category)
        ?? workflow.Initial;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
