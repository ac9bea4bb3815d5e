namespace Steward.Identity.Configuring;

/// <summary>Marks the texts of the page about what was set and when.</summary>
public sealed class ConfigurationTexts;
