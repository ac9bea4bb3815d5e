namespace Steward.WorkItems.Listing;

/// <summary>Marks the texts of lists, boards, My work, the create form and spaces (ListTexts.resx).</summary>
public sealed class ListTexts;
