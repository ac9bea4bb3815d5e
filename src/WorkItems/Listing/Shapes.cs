using Steward.Platform.Design;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Listing;

/// <summary>Which sign stands for what: states by their category, priorities by their bars, types by their outline.</summary>
internal static class Shapes
{
    public static StateShape Of(StateCategory category) => category switch
    {
        StateCategory.New => StateShape.ToDo,
        StateCategory.Active => StateShape.Active,
        StateCategory.Waiting => StateShape.Waiting,
        StateCategory.Done => StateShape.Done,
        _ => StateShape.Cancelled,
    };

    public static PriorityLevel Of(Priority priority) => priority switch
    {
        Priority.Urgent => PriorityLevel.Urgent,
        Priority.High => PriorityLevel.High,
        Priority.Medium => PriorityLevel.Medium,
        Priority.Low => PriorityLevel.Low,
        _ => PriorityLevel.None,
    };

    /// <summary>The outline of a type; types of an organisation's own get that of a task unless they name another.</summary>
    public static IconName Of(ItemType? type) => type?.Icon switch
    {
        "sms-task" => IconName.SmsTask,
        { } icon when Enum.TryParse<IconName>(icon, ignoreCase: true, out var name) => name,
        _ => IconName.Task,
    };
}
