namespace Steward.Identity.Settings;

/// <summary>Marks the texts of one's own pages: settings, security, tokens (SettingsTexts.resx).</summary>
public sealed class SettingsTexts;
