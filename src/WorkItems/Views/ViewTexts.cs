namespace Steward.WorkItems.Views;

/// <summary>Marks the texts of saved views and their layouts (ViewTexts.resx).</summary>
public sealed class ViewTexts;
