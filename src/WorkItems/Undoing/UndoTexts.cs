namespace Steward.WorkItems.Undoing;

/// <summary>Marks the texts of undoing (UndoTexts.resx).</summary>
public sealed class UndoTexts;
