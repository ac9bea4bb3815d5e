using System.Globalization;
using NodaTime;

namespace Steward.ServiceDesk.Configuration;

/// <summary>Where a configuration item stands in its life.</summary>
public enum CiState
{
    /// <summary>Ordered or being set up; nobody relies on it yet.</summary>
    Planned = 0,
    InUse = 1,
    InRepair = 2,

    /// <summary>Out of use for good; it keeps its history and its key.</summary>
    Retired = 3,
}

/// <summary>Something services rest on: a server, a database, a line, a laptop, a contract. Its further values stand in <see cref="CiValue"/>.</summary>
public sealed class ConfigurationItem
{
    public const int LongestName = 160;

    private const string Prefix = "CI-";

    public long Id { get; init; }

    public long Number { get; init; }

    public long ClassId { get; set; }

    public required string Name { get; set; }

    public CiState State { get; set; }

    /// <summary>The team that looks after it.</summary>
    public long? TeamId { get; set; }

    /// <summary>Who answers for it, or who has it.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Whose it is, when it is a client's.</summary>
    public long? ClientId { get; set; }

    /// <summary>The service it belongs to.</summary>
    public long? ServiceId { get; set; }

    /// <summary>Where it stands, in words.</summary>
    public string Site { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>What the source it comes from calls it: by this an import finds it again. Given once.</summary>
    public string? ExternalKey { get; set; }

    /// <summary>Everything it is found by, folded: the same on every engine.</summary>
    public string Searched { get; set; } = "";

    public LocalDate? BoughtOn { get; set; }

    /// <summary>What it cost, in hundredths of <see cref="Currency"/>.</summary>
    public long? CostCents { get; set; }

    /// <summary>Three letters, <c>EUR</c>.</summary>
    public string Currency { get; set; } = "";

    public string Supplier { get; set; } = "";

    /// <summary>Number or name of the contract it is kept under.</summary>
    public string Contract { get; set; } = "";

    public LocalDate? ContractEnds { get; set; }

    public LocalDate? WarrantyEnds { get; set; }

    /// <summary>Grows by one with each change: optimistic concurrency and the API's ETag.</summary>
    public int Version { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant ChangedAt { get; set; }

    /// <summary><c>CI-42</c>.</summary>
    public string Key => KeyOf(Number);

    public static string KeyOf(long number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number in a key, whatever its capitals; null when it is none.</summary>
    public static long? NumberIn(string key)
    {
        var text = key.Trim();
        return text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && long.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}

/// <summary>A value of a field the class has, in the one written form of its kind.</summary>
public sealed class CiValue
{
    public long CiId { get; init; }

    /// <summary>Key of the field.</summary>
    public required string Name { get; init; }

    public required string Value { get; set; }
}
