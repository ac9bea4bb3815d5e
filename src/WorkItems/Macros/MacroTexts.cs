namespace Steward.WorkItems.Macros;

/// <summary>Marks the texts of macros (MacroTexts.resx).</summary>
public sealed class MacroTexts;
