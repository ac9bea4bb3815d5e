namespace Steward.Platform.Design;

/// <summary>A field is about as wide as its answer.</summary>
public enum FieldWidth { Full, Medium, Short }
