using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;

namespace Steward.Platform.Search;

/// <summary>
/// A text that can be found: an item with its description, or one entry of its timeline. On SQLite the table is FTS5, on PostgreSQL it carries
/// a tsvector; both are written by the same commit as the text itself, so search never lags.
/// </summary>
public sealed class SearchEntry
{
    /// <summary>The id of the item or timeline entry this text belongs to.</summary>
    public long Id { get; init; }

    public long ItemId { get; init; }

    /// <summary>1 for texts that requesters must not find (internal notes), else 0: FTS5 keeps no booleans.</summary>
    public int Internal { get; init; }

    public required string Title { get; set => field = FoldedText.Of(value); }

    public required string Body { get; set => field = FoldedText.Of(value); }
}

/// <summary>A text that matched, before visibility: join it with what the actor may see, in the same statement.</summary>
public sealed class SearchHit
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public int Internal { get; init; }

    /// <summary>Smaller is better, on both engines.</summary>
    public double Rank { get; init; }
}

/// <summary>Writes of the search index.</summary>
public static class SearchIndex
{
    public static void Index(this AppDb db, SearchEntry entry) => db.Add(entry);

    /// <summary>Replaces an indexed text. The full-text table cannot update single columns, so the row is written anew.</summary>
    public static async Task Reindex(this AppDb db, SearchEntry entry)
    {
        await db.Unindex(entry.Id);
        db.Add(entry);
    }

    public static Task Unindex(this AppDb db, long id) => db.Set<SearchEntry>().Where(e => e.Id == id).ExecuteDeleteAsync();
}

internal sealed class SearchTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<SearchEntry>(table =>
        {
            table.ToTable("search_entries", t => t.UseSqlReturningClause(false)); // virtual tables have no RETURNING
            table.Property(e => e.Id).HasColumnName("rowid").ValueGeneratedNever();
        });
        model.Entity<SearchHit>(table => table.HasNoKey().ToView(null));
    }
}
