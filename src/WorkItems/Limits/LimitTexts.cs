namespace Steward.WorkItems.Limits;

/// <summary>Marks the texts of limits (LimitTexts.resx).</summary>
public sealed class LimitTexts;
