using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Audit;

/// <summary>One link of the chain: the event at this place, and the hash over everything up to it.</summary>
internal sealed class AuditLink
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Seq { get; init; }

    public long EventId { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>A signed statement: after so many links the chain had this head. Kept in the database and in a file beside it.</summary>
public sealed record AuditCheckpoint
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Number { get; init; }

    /// <summary>How many links the chain had; the last one's <see cref="AuditLink.Seq"/>.</summary>
    public long Count { get; init; }

    /// <summary>Hash of that link, as hexadecimal text.</summary>
    public required string Head { get; init; }

    public Instant At { get; init; }

    /// <summary>Which key signed; see <see cref="AuditKeys"/>.</summary>
    public required string KeyId { get; init; }

    /// <summary>SHA-256 of the signature before this one, so that no checkpoint can be taken out unseen. Zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>ECDSA P-256 over all of the above and the workspace's id, as base64.</summary>
    public required string Signature { get; init; }
}

internal sealed class AuditTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<AuditLink>(table =>
        {
            table.ToTable("audit_links");
            table.HasKey(l => l.Seq);
            table.Property(l => l.Seq).ValueGeneratedNever();
            table.HasIndex(l => l.EventId).IsUnique();
        });
        model.Entity<AuditCheckpoint>(table =>
        {
            table.ToTable("audit_checkpoints");
            table.HasKey(c => c.Number);
            table.Property(c => c.Number).ValueGeneratedNever();
            table.Property(c => c.Head).HasMaxLength(64);
            table.Property(c => c.KeyId).HasMaxLength(16);
            table.Property(c => c.Previous).HasMaxLength(64);
            table.Property(c => c.Signature).HasMaxLength(120);
        });
    }
}
