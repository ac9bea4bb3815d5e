namespace Steward.WorkItems.Feeding;

/// <summary>Marks the texts of calendar addresses (FeedTexts.resx).</summary>
public sealed class FeedTexts;
