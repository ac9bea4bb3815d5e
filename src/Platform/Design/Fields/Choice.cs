namespace Steward.Platform.Design;

/// <summary>One option of a select, a radio group or a segmented control.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Label">What people read.</param>
/// <param name="Group">Heading it stands under in a select.</param>
/// <param name="Hint">A line below it in a radio group.</param>
/// <param name="Icon">Before the words in a segmented control.</param>
public sealed record Choice(string Value, string Label, string? Group = null, string? Hint = null, IconName? Icon = null);
