using Steward.Platform.Access;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>How much there is to understand in a workflow, and a word for it. People get round what they cannot keep in mind.</summary>
/// <param name="States">Steps on the way.</param>
/// <param name="Ways">Choices between them.</param>
/// <param name="Demands">What must be there before ways, conditions among it.</param>
/// <param name="Approvals">Ways only leads may go.</param>
/// <param name="HandOvers">States out of which nobody leads who led into them.</param>
/// <param name="Fields">Fields that must be filled.</param>
public sealed record Complexity(int States, int Ways, int Demands, int Approvals, int HandOvers, int Fields)
{
    /// <summary>From here on a workflow is hard to keep in mind.</summary>
    public const int Limit = 45;

    private const int Simple = 24;

    /// <summary>Waiting for somebody else weighs more than one more box on the form.</summary>
    public int Weight => States + Ways + Demands + (2 * Approvals) + (2 * HandOvers) + Fields;

    public bool IsTooMuch => Weight > Limit;

    public static Complexity Of(Workflow workflow, IReadOnlyList<FieldDefinition> fields) => new(
        workflow.States.Count,
        workflow.Transitions.Count,
        workflow.Transitions.Sum(w => w.Requires.Count + (string.IsNullOrWhiteSpace(w.Guard) ? 0 : 1)),
        workflow.Transitions.Count(w => (w.Roles & WorkflowRules.Workers) == Role.Lead),
        workflow.States.Count(s => HandsOver(workflow, s)),
        fields.Count(f => f.OnCreation || f.OnClosing || f.RequiredIf.Length > 0));

    public override string ToString() => Texts<WorkflowTexts>.Say(
        Weight switch { <= Simple => "ComplexitySimple", <= Limit => "ComplexityModerate", _ => "ComplexityHigh" }, States, Ways, Demands).ToString();

    private static bool HandsOver(Workflow workflow, WorkState state)
    {
        var reach = workflow.Transitions.Where(w => w.To == state.Key).Aggregate(Role.None, (roles, w) => roles | w.Roles) & WorkflowRules.Workers;
        var leave = workflow.From(state.Key).Aggregate(Role.None, (roles, w) => roles | w.Roles) & WorkflowRules.Workers;
        return reach != 0 && leave != 0 && (reach & leave) == 0;
    }
}
