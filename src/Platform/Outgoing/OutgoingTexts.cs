namespace Steward.Platform.Outgoing;

/// <summary>Marks the texts about sending mail (OutgoingTexts.resx).</summary>
public sealed class OutgoingTexts;
