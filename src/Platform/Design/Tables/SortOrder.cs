namespace Steward.Platform.Design;

/// <summary>How a list is sorted by a column.</summary>
public enum SortOrder { None, Ascending, Descending }
