namespace Steward.WorkItems;

/// <summary>Marks the texts of this module (WorkItemTexts.resx).</summary>
public sealed class WorkItemTexts;
