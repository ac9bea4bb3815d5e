namespace Steward.WorkItems.Approving;

/// <summary>Marks the texts of approvals (ApprovalTexts.resx).</summary>
public sealed class ApprovalTexts;
