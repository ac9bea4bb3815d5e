using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Search;

public static partial class SearchQuery
{
    private static IQueryable<SearchHit> Sqlite(AppDb db, IReadOnlyList<string> words)
    {
        var match = string.Join(' ', words.Select((word, i) => i == words.Count - 1 ? $"\"{word}\"*" : $"\"{word}\""));
        return db.Set<SearchHit>().FromSql(
            $"SELECT rowid AS id, item_id, internal, bm25(search_entries, 0, 0, 4.0, 1.0) AS rank FROM search_entries WHERE search_entries MATCH {match}");
    }
}
