using NodaTime;
using Steward.ServiceDesk.Configuration;

namespace Steward.ServiceDesk.Configuration.Keeping;

/// <summary>
/// What a configuration item is to be, in words as people, programs and files write them. What is null stays as it is; what is empty is taken away.
/// People by mail address or name; classes, teams, clients and services by name; days as 2026-12-31.
/// </summary>
public sealed record CiWish
{
    public string? Name { get; init; }

    public string? Class { get; init; }

    /// <summary>planned, in-use, in-repair or retired.</summary>
    public string? State { get; init; }

    public string? Team { get; init; }

    public string? Owner { get; init; }

    public string? Client { get; init; }

    public string? Service { get; init; }

    public string? Site { get; init; }

    public string? Description { get; init; }

    public string? ExternalKey { get; init; }

    public string? BoughtOn { get; init; }

    /// <summary>An amount with a point: 1499.00.</summary>
    public string? Cost { get; init; }

    public string? Currency { get; init; }

    public string? Supplier { get; init; }

    public string? Contract { get; init; }

    public string? ContractEnds { get; init; }

    public string? WarrantyEnds { get; init; }

    /// <summary>Fields of the class, by key or name.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}

/// <summary>States as they are written.</summary>
public static class CiStates
{
    private static readonly (CiState State, string Slug)[] All =
        [(CiState.Planned, "planned"), (CiState.InUse, "in-use"), (CiState.InRepair, "in-repair"), (CiState.Retired, "retired")];

    public static string Slug(this CiState state) => All.First(s => s.State == state).Slug;

    public static IEnumerable<string> Slugs => All.Select(s => s.Slug);

    /// <summary>By its slug or by its word in the language of who writes; null when it is none.</summary>
    public static CiState? Read(string text)
    {
        var wanted = WorkItems.Querying.ItemWords.Folded(text.Trim());
        foreach (var (state, slug) in All)
        {
            if (wanted == slug || wanted == slug.Replace('-', ' ') || wanted == WorkItems.Querying.ItemWords.Folded(Words(state)))
                return state;
        }

        return null;
    }

    /// <summary>In the reader's language.</summary>
    public static string Words(CiState state) => Platform.Text.Texts<ConfigurationTexts>.Say("State_" + state).ToString();

    /// <summary>A day as it is written everywhere.</summary>
    internal static string Written(LocalDate? day) => day is { } known ? NodaTime.Text.LocalDatePattern.Iso.Format(known) : "";
}
