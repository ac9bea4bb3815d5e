using System.Globalization;
using Steward.Platform.Modules;
using Steward.Platform.Search;

namespace Steward.Identity.Administration;

/// <summary>A page that answers a search, and the settings on it that do; none when its name alone fits.</summary>
internal sealed record FoundPage(AdminPage Page, IReadOnlyList<string> Settings);

/// <summary>
/// The search over all settings. Every word that was typed must stand in a setting or its page's name: as part of a word, or as a word of which
/// a letter or two are wrong.
/// </summary>
internal static class SettingsSearch
{
    private const int LongestSearch = 200;

    public static IReadOnlyList<FoundPage> Find(IEnumerable<AdminPage> pages, string? typed)
    {
        var wanted = Words(typed is { Length: > LongestSearch } ? typed[..LongestSearch] : typed ?? "");
        var found = new List<FoundPage>();
        foreach (var page in pages)
        {
            var settings = page.Settings.Where(setting => Fits(wanted, Words($"{page.Title} {setting}"))).ToList();
            var byName = wanted.Length == 0 || Fits(wanted, Words(page.Title));
            if (byName || settings.Count > 0)
                found.Add(new FoundPage(page, byName ? page.Settings : settings));
        }

        return found;
    }

    private static bool Fits(string[] wanted, string[] words) => wanted.All(want => words.Any(word => word.Contains(want, StringComparison.Ordinal) || IsNear(want, word)));

    /// <summary>One letter may be wrong in a word of four, two in a word of eight; the end of the word may still be missing.</summary>
    private static bool IsNear(string want, string word) =>
        want.Length >= 4 && WordDistance.Of(want, word.Length > want.Length ? word[..want.Length] : word) <= (want.Length >= 8 ? 2 : 1);

    private static string[] Words(string text) =>
        FoldedText.Of(text).ToLower(CultureInfo.CurrentCulture).Split([' ', ',', '-', '/', ':'], StringSplitOptions.RemoveEmptyEntries);
}
