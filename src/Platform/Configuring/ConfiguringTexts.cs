namespace Steward.Platform.Configuring;

/// <summary>Marks the texts of the history of the configuration.</summary>
public sealed class ConfiguringTexts;
