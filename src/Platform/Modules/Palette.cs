using Steward.Platform.Design;
using Steward.Platform.Edge;

namespace Steward.Platform.Modules;

/// <summary>What somebody typed into the palette.</summary>
/// <param name="Text">Without its prefix, trimmed; empty when nothing was typed yet.</param>
/// <param name="Prefix"><c>&gt;</c> asks for acts, <c>#</c> for items by key, <c>@</c> for people, <c>/</c> for views and pages; null for everything.</param>
public sealed record PaletteWish(string Text, char? Prefix)
{
    public const string Prefixes = ">#@/";

    /// <summary>The path of the page it was opened on, without the workspace's root; empty when not said.</summary>
    public string At { get; init; } = "";

    public static PaletteWish Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > 200)
            text = text[..200];
        return text.Length > 0 && Prefixes.Contains(text[0]) ? new(text[1..].Trim(), text[0]) : new(text, null);
    }

    /// <summary>True when entries of this kind are wanted.</summary>
    public bool Wants(char prefix) => Prefix is null || Prefix == prefix;

    public bool Fits(string label) => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => label.Contains(word, StringComparison.CurrentCultureIgnoreCase));
}

/// <summary>A place or an act the palette leads to.</summary>
/// <param name="Group">Entries of one group stand under its name.</param>
/// <param name="Label">What is read and matched.</param>
/// <param name="Path">Where it leads, without the workspace's root.</param>
public sealed record PaletteEntry(string Group, string Label, string Path, IconName Icon, string? Hint = null)
{
    /// <summary>Groups with a smaller number stand higher.</summary>
    public int Order { get; init; } = 100;
}

/// <summary>What a module offers in the palette, for one visitor: only what they may open. Found by scanning the module's assembly.</summary>
public interface IPalette
{
    ValueTask<IReadOnlyList<PaletteEntry>> For(Visit visit, PaletteWish wish, CancellationToken cancel);
}
