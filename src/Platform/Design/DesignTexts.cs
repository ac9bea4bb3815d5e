namespace Steward.Platform.Design;

/// <summary>Names the resource file of the design system's own words (DesignTexts.resx, DesignTexts.de.resx).</summary>
public sealed class DesignTexts;
