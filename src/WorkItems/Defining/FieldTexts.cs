namespace Steward.WorkItems.Defining;

/// <summary>Marks the texts of types and their fields (FieldTexts.resx).</summary>
public sealed class FieldTexts;
