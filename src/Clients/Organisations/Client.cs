using NodaTime;

namespace Steward.Clients.Organisations;

/// <summary>An outside organisation we work for. Its people are persons with its id.</summary>
public sealed class Client
{
    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Mail domain whose senders belong to this client, lower-case; null when there is none.</summary>
    public string? Domain { get; set; }

    public Instant CreatedAt { get; init; }
}
