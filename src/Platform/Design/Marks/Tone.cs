namespace Steward.Platform.Design;

/// <summary>A colour with one meaning across the product.</summary>
public enum Tone { Neutral, Info, Success, Warning, Caution, Danger, Violet, Plain }
