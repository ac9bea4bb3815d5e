namespace Steward.Collaboration;

/// <summary>Marks the texts of this module (CollaborationTexts.resx).</summary>
public sealed class CollaborationTexts;
