using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Tagging;

/// <summary>How tags are written: short, without commas, each once whatever its case, in alphabetical order.</summary>
public static class TagText
{
    public const int Length = 40;
    public const int Most = 30;
    internal const int FoldedLength = 160;

    private static readonly char[] Between = [',', '\n', '\r'];

    /// <summary>The tags of <see cref="WorkItem.Tags"/>, or of a line somebody typed.</summary>
    public static IReadOnlyList<string> Split(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The tags a reader may know of: those of spaces they work in.</summary>
    public static string For(Platform.Access.Actor reader, long spaceId, string tags) => reader.ReadsAllOf(spaceId) ? tags : "";

    public static string Folded(string tag) => ItemWords.Folded(Plain(tag));

    internal static string Join(IEnumerable<string> tags) => string.Join(", ", tags);

    /// <summary>What stands on an item after a change. A tag that stays keeps its spelling.</summary>
    /// <param name="now">The tags it has.</param>
    /// <param name="whole">All it is to have; null to keep those it has.</param>
    /// <param name="add">Tags put on.</param>
    /// <param name="remove">Tags taken off.</param>
    internal static IReadOnlyList<string> After(IReadOnlyList<string> now, IReadOnlyList<string>? whole, IReadOnlyList<string>? add, IReadOnlyList<string>? remove)
    {
        var off = (remove ?? []).Select(Folded).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (whole ?? now).Where(t => !off.Contains(Folded(t))).Concat(add ?? []).Select(Plain)
                .DistinctBy(Folded, StringComparer.Ordinal).OrderBy(Folded, StringComparer.Ordinal),
        ];
    }

    internal static IEnumerable<FieldFault> Faults(params IReadOnlyList<string>?[] given)
    {
        foreach (var tag in given.SelectMany(g => g ?? []))
        {
            var plain = Plain(tag ?? "");
            if (plain.Length is 0 or > Length || plain.IndexOfAny(Between) >= 0 || plain.Any(char.IsControl) || ItemWords.Folded(plain).Length is 0 or > FoldedLength)
                return [new FieldFault("tags", Texts<ItemTexts>.Say("TagShape", Shortened(plain), Length))];
        }

        return given.Any(g => g?.Count > Most) ? [TooMany] : [];
    }

    internal static FieldFault TooMany => new("tags", Texts<ItemTexts>.Say("TagsTooMany", Most));

    /// <summary>People write "#vpn" and "vpn"; both mean the word.</summary>
    private static string Plain(string tag) => string.Join(' ', tag.Trim().TrimStart('#').Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Shortened(string tag) => tag.Length <= Length ? tag : tag[..Length] + "…";
}
