using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Querying;
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

    public static readonly IReadOnlyList<string> Demands = ["owner", "priority", "process", "due", "resolution", "reason", "evidence", "no-open-children", "checklist", "approval"];

    /// <summary>Everything that is wrong, so nobody mends one thing after another.</summary>
    internal static IReadOnlyList<FieldFault> Faults(Workflow workflow, string type, QueryScope scope) =>
    [
        .. new[] { MustStartOpen(workflow), MustHaveAnEnd(workflow) }.OfType<FieldFault>(),
        .. MustReachEachState(workflow), .. MustLeadOutOfEachOpenState(workflow), .. MustLeaveEachWayToSomebody(workflow), .. workflow.Transitions.SelectMany(way => MustHaveWordsThatMeanSomething(workflow, way, type, scope)),
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

    /// <summary>A condition can be read and can be met, an effect sets a field there is.</summary>
    private static IEnumerable<FieldFault> MustHaveWordsThatMeanSomething(Workflow workflow, WorkTransition way, string type, QueryScope scope)
    {
        var (from, to) = (NameOf(workflow, way.From), NameOf(workflow, way.To));
        if (!string.IsNullOrWhiteSpace(way.Guard))
        {
            if (WayGuards.Read(way.Guard, scope) is { Succeeded: false } unread)
                yield return Fault("GuardUnreadable", from, to, unread.Refusal.Sentence);
            else if (Contradictions.In(QueryText.Parse(way.Guard).Answer.Where!, Standing(workflow, way, type), scope) is { } field)
                yield return Fault("GuardContradicts", from, to, field);
        }

        foreach (var line in way.Effects)
        {
            if (WayEffects.Read(line, scope) is { Succeeded: false } wrong)
                yield return Fault("EffectUnreadable", from, to, line, wrong.Refusal.Sentence);
        }
    }

    /// <summary>What is known of every item that stands before the way.</summary>
    private static IReadOnlyList<QueryNode> Standing(Workflow workflow, WorkTransition way, string type) => workflow.Find(way.From) is not { } from
        ? [Condition.Of("type", "=", type)]
        : [Condition.Of("type", "=", type), Condition.Of("state", "=", from.Key), Condition.Of("stateCategory", "=", from.Category.ToString())];

    internal static string NameOf(Workflow workflow, string state) => workflow.Find(state)?.Name ?? Texts<WorkflowTexts>.Say("AnyState").ToString();

    private static FieldFault Fault(string key, params object?[] arguments) => new("", Texts<WorkflowTexts>.Say(key, arguments));
}
