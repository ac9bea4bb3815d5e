namespace Steward.WorkItems.Merging;

/// <summary>Marks the texts of merging and splitting (MergeTexts.resx).</summary>
public sealed class MergeTexts;
