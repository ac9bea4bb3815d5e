using NodaTime;

namespace Steward.Identity.People;

/// <summary>Somebody who works here, asks for something or is only named in an imported history. A person need not be able to sign in.</summary>
public sealed class Person
{
    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Lower-case; null for people known by name only.</summary>
    public string? Email { get; set; }

    /// <summary>The client organisation of an outside person; null for colleagues.</summary>
    public long? ClientId { get; set; }

    public string? Title { get; set; }

    public string? Phone { get; set; }

    public string? Location { get; set; }

    /// <summary><c>en</c> or <c>de</c>.</summary>
    public string Culture { get; set; } = "en";

    /// <summary>IANA time zone id.</summary>
    public string Zone { get; set; } = "Europe/Berlin";

    public string Theme { get; set; } = "system";

    public string Density { get; set; } = "default";

    /// <summary>Single-key shortcuts on or off (WCAG 2.1.4).</summary>
    public bool Hotkeys { get; set; } = true;

    public bool IsAdmin { get; set; }

    /// <summary>Set while the person may not use Steward at all.</summary>
    public Instant? DisabledAt { get; set; }

    /// <summary>Set when the person was erased: nothing of them is left here but what they did.</summary>
    public Instant? ErasedAt { get; set; }

    /// <summary>Who acts while this person is away.</summary>
    public long? DeputyId { get; set; }

    public Instant CreatedAt { get; init; }
}
