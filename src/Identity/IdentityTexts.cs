namespace Steward.Identity;

/// <summary>Marks the texts of this module (IdentityTexts.resx).</summary>
public sealed class IdentityTexts;
