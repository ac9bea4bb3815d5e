namespace Steward.Platform.Text;

/// <summary>A piece of a harmless text, in order.</summary>
internal abstract record TextPart;

/// <summary>Markup that is finished for every reader.</summary>
internal sealed record ReadyHtml(string Html) : TextPart;

/// <summary>Text that may name items and people; what becomes of the names depends on who reads.</summary>
internal sealed record OpenText(string Text) : TextPart;
