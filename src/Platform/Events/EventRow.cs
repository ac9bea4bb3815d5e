using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Data;

namespace Steward.Platform.Events;

/// <summary>An event as it is stored: append-only, never changed after its commit. See Audit for the chain that proves it.</summary>
public sealed class EventRow
{
    public long Id { get; init; }

    /// <summary>When it happened (for imported history: in the source system).</summary>
    public Instant At { get; init; }

    /// <summary>When Steward wrote it down.</summary>
    public Instant RecordedAt { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public long SubjectId { get; init; }

    public long? SpaceId { get; init; }

    public long? ActorId { get; init; }

    public long? OnBehalfOfId { get; init; }

    public Channel Channel { get; init; }

    public bool Internal { get; init; }

    /// <summary>JSON array of <see cref="Change"/>; null when no field changed.</summary>
    public string? Changes { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<Change> ReadChanges() =>
        Changes is null ? [] : JsonSerializer.Deserialize(Changes, EventJson.Default.IReadOnlyListChange) ?? [];

    /// <summary>The same event with fewer changes and perhaps without its note, for readers who may not see all of it. Never stored.</summary>
    public EventRow Without(IReadOnlyList<Change> changes, bool keepNote) => new()
    {
        Id = Id, At = At, RecordedAt = RecordedAt, Kind = Kind, Subject = Subject, SubjectId = SubjectId, SpaceId = SpaceId, ActorId = ActorId,
        OnBehalfOfId = OnBehalfOfId, Channel = Channel, Internal = Internal, Note = keepNote ? Note : null,
        Changes = changes.Count == 0 ? null : JsonSerializer.Serialize(changes, EventJson.Default.IReadOnlyListChange),
    };

    /// <summary>The same event with other words in it.</summary>
    internal EventRow With(IReadOnlyList<Change> changes, string? note) => new()
    {
        Id = Id, At = At, RecordedAt = RecordedAt, Kind = Kind, Subject = Subject, SubjectId = SubjectId, SpaceId = SpaceId, ActorId = ActorId,
        OnBehalfOfId = OnBehalfOfId, Channel = Channel, Internal = Internal, Note = note,
        Changes = changes.Count == 0 ? null : JsonSerializer.Serialize(changes, EventJson.Default.IReadOnlyListChange),
    };

    internal static EventRow From(Happening happening, Actor actor, Instant now) => new()
    {
        Id = Ids.Next(),
        At = happening.At ?? now,
        RecordedAt = now,
        Kind = happening.Kind,
        Subject = happening.Subject,
        SubjectId = happening.SubjectId,
        SpaceId = happening.SpaceId,
        ActorId = happening.ById ?? (happening.ByItself ? null : actor.PersonId),
        OnBehalfOfId = actor.OnBehalfOfId,
        Channel = actor.Channel,
        Internal = happening.Internal,
        Changes = happening.Changes.Count == 0 ? null : JsonSerializer.Serialize(happening.Changes, EventJson.Default.IReadOnlyListChange),
        Note = happening.Note,
    };
}

[System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyList<Change>))]
[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class EventJson : System.Text.Json.Serialization.JsonSerializerContext;

internal sealed class EventTables : ITables
{
    public void Map(ModelBuilder model) => model.Entity<EventRow>(table =>
    {
        table.ToTable("events");
        table.Property(e => e.Id).ValueGeneratedNever();
        table.Property(e => e.Kind).HasMaxLength(60);
        table.Property(e => e.Subject).HasMaxLength(30);
        table.HasIndex(e => new { e.Subject, e.SubjectId, e.Id });
        table.HasIndex(e => new { e.Kind, e.At });
        table.HasIndex(e => new { e.At, e.Id });
        table.HasIndex(e => new { e.ActorId, e.At, e.Id });
        table.HasIndex(e => new { e.Subject, e.At, e.Id });
    });
}
