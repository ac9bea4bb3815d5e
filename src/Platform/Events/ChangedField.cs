using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Events;

/// <summary>
/// One changed field of an event, in a row of its own: what queries about the past and reports over time read. Derived from the events, which alone
/// are sealed; long values are cut.
/// </summary>
public sealed class ChangedField
{
    private const int LongestValue = 200;

    public long EventId { get; init; }

    /// <summary>Place among the changes of the event that are asked about, from 0.</summary>
    public int Position { get; init; }

    public long SubjectId { get; init; }

    public required string Field { get; init; }

    public string? Was { get; init; }

    public string? Became { get; init; }

    public Instant At { get; init; }

    public long? ById { get; init; }

    internal static IEnumerable<ChangedField> From(EventRow row, Happening happening) => happening.Changes.Where(happening.IsAskedAbout).Select((change, position) => new ChangedField
    {
        EventId = row.Id, Position = position, SubjectId = row.SubjectId, Field = change.Field, Was = Cut(change.From), Became = Cut(change.To), At = row.At, ById = row.ActorId,
    });

    private static string? Cut(string? value)
    {
        if (value is null || value.Length <= LongestValue)
            return value;
        return char.IsHighSurrogate(value[LongestValue - 1]) ? value[..(LongestValue - 1)] : value[..LongestValue];
    }
}

internal sealed class ChangedFieldTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<ChangedField>(table =>
    {
        table.ToTable("event_changes");
        table.HasKey(c => new { c.EventId, c.Position });
        table.Property(c => c.Field).HasMaxLength(80);
        table.Property(c => c.Was).HasMaxLength(200);
        table.Property(c => c.Became).HasMaxLength(200);
        table.HasIndex(c => new { c.SubjectId, c.Field, c.At });
    });
}
