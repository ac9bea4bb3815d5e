namespace Steward.WorkItems.Commenting;

/// <summary>An answer that is not sent yet, as the box of an item's page shows it.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Internal">It is to be a note.</param>
public sealed record BegunAnswer(string Text, bool Internal);
