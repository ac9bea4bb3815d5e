namespace Steward.Platform.Design;

/// <summary>Why there is nothing to see.</summary>
public enum EmptyKind { NeverUsed, Filtered, Done }
