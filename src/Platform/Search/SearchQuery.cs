using Steward.Platform.Data;

namespace Steward.Platform.Search;

/// <summary>Full text as a composable query: words are AND-ed, the last one matches as a prefix, quotes keep words together.</summary>
public static partial class SearchQuery
{
    /// <summary>Hits for a text typed by a person; nothing when it holds no searchable word.</summary>
    public static IQueryable<SearchHit>? Hits(this AppDb db, Engine engine, string text)
    {
        var words = Words(text);
        if (words.Count == 0)
            return null;
        return engine == Engine.Sqlite ? Sqlite(db, words) : PostgreSql(db, words);
    }

    /// <summary>The searchable words of a text: letters and digits only, so nothing of the engine's own syntax gets through.</summary>
    public static IReadOnlyList<string> Words(string text, int most = 12)
    {
        text = FoldedText.Of(text);
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length && words.Count < most; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
                start = i;
            if (!inside && start >= 0)
            {
                words.Add(text[start..Math.Min(i, start + 60)].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }
}
