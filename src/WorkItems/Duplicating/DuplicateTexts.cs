namespace Steward.WorkItems.Duplicating;

/// <summary>Marks the texts of duplicates (DuplicateTexts.resx).</summary>
public sealed class DuplicateTexts;
