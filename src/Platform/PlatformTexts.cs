namespace Steward.Platform;

/// <summary>Marks the texts of the platform (PlatformTexts.resx).</summary>
public sealed class PlatformTexts;
