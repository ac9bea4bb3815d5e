using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Events;

namespace Steward.Platform.Audit;

/// <summary>
/// A sealed event whose words were blacked out: the hash it has with them gone. Its place in the chain stays as it was, and a later event
/// of the history (<see cref="HistoryRedacted"/>) seals which events these are and what is left of them.
/// </summary>
internal sealed class Redaction
{
    public long EventId { get; init; }

    /// <summary>One number for all events that were blacked out together. The largest of an event is the one that counts.</summary>
    public long ErasureId { get; init; }

    /// <summary>The link of the chain as it would be with what is left.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What seals a group: equal digests mean the same events with the same words left.</summary>
    public static string DigestOf(IEnumerable<Redaction> group)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> id = stackalloc byte[8];
        foreach (var redaction in group.OrderBy(r => r.EventId))
        {
            BinaryPrimitives.WriteInt64BigEndian(id, redaction.EventId);
            hash.AppendData(id);
            hash.AppendData(redaction.Hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Words of sealed events were blacked out, as the law may ask. Says how many events and seals what is left of them.</summary>
public sealed record HistoryRedacted : Happening
{
    public const string Named = "history.redacted";

    public override string Kind => Named;

    public override string Subject => "history";
}

internal sealed class RedactionTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<Redaction>(table =>
    {
        table.ToTable("audit_redactions");
        table.HasKey(r => new { r.EventId, r.ErasureId });
    });
}
