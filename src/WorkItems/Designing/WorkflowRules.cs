using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>
/// What a workflow must be before items live by it, each rule as its sentence. The page shows the same sentences beside a draft; a draft may break
/// them, a published workflow may not.
/// </summary>
public static class WorkflowRules
{
    /// <summary>Those who do the work: an open item must be somebody's to move.</summary>
    public const Role Workers = Role.Member | Role.Agent | Role.Lead;

    public static readonly IReadOnlyList<string> Demands = ["owner", "priority", "process", "due", "resolution", "reason", "evidence", "no-open-children", "checklist"];

    /// <summary>Everything that is wrong, so nobody mends one thing after another.</summary>
    public static IReadOnlyList<FieldFault> Faults(Workflow workflow) =>
    [
        .. new[] { MustStartOpen(workflow), MustHaveAnEnd(workflow) }.OfType<FieldFault>(),
        .. MustReachEachState(workflow), .. MustLeadOutOfEachOpenState(workflow), .. MustLeaveEachWayToSomebody(workflow),
    ];

    private static FieldFault? MustStartOpen(Workflow workflow) =>
        workflow.Initial.Category >= StateCategory.Done ? Fault("StartsClosed", workflow.Initial.Name) : null;

    private static FieldFault? MustHaveAnEnd(Workflow workflow) =>
        workflow.States.Any(s => s.Category == StateCategory.Done) ? null : Fault("NoEnd");

    private static IEnumerable<FieldFault> MustReachEachState(Workflow workflow)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([workflow.Initial.Key]);
        while (next.TryDequeue(out var state))
        {
            if (!reached.Add(state))
                continue;
            foreach (var way in workflow.From(state))
                next.Enqueue(way.To);
        }

        return workflow.States.Where(s => !reached.Contains(s.Key)).Select(s => Fault("Unreachable", s.Name));
    }

    private static IEnumerable<FieldFault> MustLeadOutOfEachOpenState(Workflow workflow) => workflow.States
        .Where(s => s.Category < StateCategory.Done && !workflow.From(s.Key).Any(w => (w.Roles & Workers) != 0))
        .Select(s => Fault("NoWayOut", s.Name));

    private static IEnumerable<FieldFault> MustLeaveEachWayToSomebody(Workflow workflow) => workflow.Transitions
        .Where(w => (w.Roles & ~(Role.Admin | Role.Auditor)) == 0)
        .Select(w => Fault("WayForNobody", NameOf(workflow, w.From), NameOf(workflow, w.To)));

    internal static string NameOf(Workflow workflow, string state) => workflow.Find(state)?.Name ?? Texts<WorkflowTexts>.Say("AnyState").ToString();

    private static FieldFault Fault(string key, params object?[] arguments) => new("", Texts<WorkflowTexts>.Say(key, arguments));
}
