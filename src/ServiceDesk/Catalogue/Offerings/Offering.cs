using NodaTime;

namespace Steward.ServiceDesk.Catalogue.Offerings;

public enum OfferingState
{
    /// <summary>Being set up; only those who keep the catalogue see it.</summary>
    Draft = 0,
    Published = 1,

    /// <summary>No longer offered; requests made by it stay as they are.</summary>
    Retired = 2,
}

/// <summary>Something people can ask for: how it is called, who may ask, and what is made of it. Its form stands in versions of its own.</summary>
public sealed class Offering
{
    public const int LongestName = 80;
    public const int LongestSummary = 160;
    public const int LongestDescription = 4_000;

    public long Id { get; init; }

    /// <summary>The service it belongs to; items it makes bear the service's name.</summary>
    public long? ServiceId { get; set; }

    public required string Name { get; set; }

    /// <summary>The heading it stands under in the portal; the service's name when empty.</summary>
    public string Category { get; set; } = "";

    /// <summary>One line on its tile.</summary>
    public string Summary { get; set; } = "";

    /// <summary>What stands above its form.</summary>
    public string Description { get; set; } = "";

    /// <summary>Name of the drawing on its tile.</summary>
    public string Icon { get; set; } = nameof(Platform.Design.IconName.Request);

    /// <summary>Where its items are made.</summary>
    public long SpaceId { get; set; }

    /// <summary>Key of their type.</summary>
    public required string Type { get; set; }

    public AudienceKind Audience { get; set; }

    /// <summary>Teams or clients, by id, with commas.</summary>
    public string AudienceIds { get; set; } = "";

    /// <summary>What must hold of the person, for <see cref="AudienceKind.Condition"/>.</summary>
    public string AudienceCondition { get; set; } = "";

    /// <summary>How long it takes, in words; empty takes what is promised for its items.</summary>
    public string Expected { get; set; } = "";

    public OfferingState State { get; set; }

    /// <summary>Smaller stands first.</summary>
    public int Order { get; set; }

    public Instant CreatedAt { get; init; }

    public IReadOnlyList<long> AudienceList =>
        [.. AudienceIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];
}

/// <summary>One version of an offering's form. Without a number it is the draft; once published it never changes, because answers rest on it.</summary>
public sealed class FormVersion
{
    public long Id { get; init; }

    public long OfferingId { get; init; }

    /// <summary>1, 2, 3…; null while it is the draft.</summary>
    public int? Number { get; set; }

    /// <summary><see cref="Questions.FormBody"/> as JSON.</summary>
    public required string Body { get; set; }

    public Instant ChangedAt { get; set; }

    public Instant? PublishedAt { get; set; }

    public long? ById { get; set; }
}
