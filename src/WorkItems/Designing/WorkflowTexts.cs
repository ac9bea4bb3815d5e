namespace Steward.WorkItems.Designing;

/// <summary>Marks the texts of the workflow designer (WorkflowTexts.resx).</summary>
public sealed class WorkflowTexts;
