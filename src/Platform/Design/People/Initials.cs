using System.Globalization;

namespace Steward.Platform.Design;

/// <summary>Two letters and a tint for a name, the same everywhere and on every start.</summary>
public static class Initials
{
    public static string Of(string? name)
    {
        var words = (name ?? "").Split([' ', '-', '.', '_', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    /// <summary>1 to 8, by FNV-1a over the name (string.GetHashCode differs per start).</summary>
    public static int Tint(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name) hash = (hash ^ c) * 16777619u;
        return (int)(hash % 8) + 1;
    }

    /// <summary>Whole grapheme, so that no name starts with half a character.</summary>
    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.InvariantCulture);
}
