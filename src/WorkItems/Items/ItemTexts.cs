namespace Steward.WorkItems.Items;

/// <summary>Marks the texts of one item: its page, its links, files and history (ItemTexts.resx).</summary>
public sealed class ItemTexts;
