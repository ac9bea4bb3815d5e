namespace Steward.Platform.Design;

/// <summary>A tab: a link to a sibling page.</summary>
public sealed record Tab(string Label, string Href, bool Current = false, int? Count = null, IconName? Icon = null, string? Keys = null);
