using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>How much there is to understand in a workflow: its states, ways and demands, and a word for their sum.</summary>
public sealed record Complexity(int States, int Ways, int Demands)
{
    private const int Simple = 20;
    private const int Moderate = 40;

    public static Complexity Of(Workflow workflow) => new(workflow.States.Count, workflow.Transitions.Count, workflow.Transitions.Sum(w => w.Requires.Count));

    public override string ToString() => Texts<WorkflowTexts>.Say(
        (States + Ways + Demands) switch { <= Simple => "ComplexitySimple", <= Moderate => "ComplexityModerate", _ => "ComplexityHigh" }, States, Ways, Demands).ToString();
}
