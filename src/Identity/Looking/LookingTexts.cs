namespace Steward.Identity.Looking;

/// <summary>Marks the texts of looking at pages as somebody else (LookingTexts.resx).</summary>
public sealed class LookingTexts;
