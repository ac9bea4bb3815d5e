namespace Steward.WorkItems.Retention;

/// <summary>Marks the texts of retention (RetentionTexts.resx).</summary>
public sealed class RetentionTexts;
