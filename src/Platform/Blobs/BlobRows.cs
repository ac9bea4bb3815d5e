using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Blobs;

/// <summary>A content kept in the database. Its row is written with its last part: a content without a row is not there.</summary>
internal sealed class BlobRow
{
    public required string Hash { get; init; }

    public long Size { get; init; }

    public Instant KeptAt { get; set; }
}

/// <summary>A megabyte of a content.</summary>
internal sealed class BlobPart
{
    public const int Size = 1024 * 1024;

    public required string Hash { get; init; }

    public int Part { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class BlobTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<BlobRow>(table =>
        {
            table.ToTable("blobs");
            table.HasKey(b => b.Hash);
            table.Property(b => b.Hash).HasMaxLength(64);
        });
        model.Entity<BlobPart>(table =>
        {
            table.ToTable("blob_parts");
            table.HasKey(p => new { p.Hash, p.Part });
            table.Property(p => p.Hash).HasMaxLength(64);
        });
    }
}
