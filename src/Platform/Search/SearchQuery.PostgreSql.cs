using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Search;

public static partial class SearchQuery
{
    private static IQueryable<SearchHit> PostgreSql(AppDb db, IReadOnlyList<string> words)
    {
        var match = string.Join(" & ", words.Select((word, i) => i == words.Count - 1 ? word + ":*" : word));
        return db.Set<SearchHit>().FromSql(
            $"SELECT rowid AS id, item_id, internal, -ts_rank(terms, to_tsquery('simple', {match}))::float8 AS rank FROM search_entries WHERE terms @@ to_tsquery('simple', {match})");
    }
}
