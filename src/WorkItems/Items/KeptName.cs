using System.Globalization;
using Steward.Identity.Directory;

namespace Steward.WorkItems.Items;

/// <summary>
/// People and teams in things kept for later, such as macros and templates: kept by id, so that a new name or address changes nothing, read and written by name.
/// </summary>
internal static class KeptName
{
    private const char ById = '#';

    /// <summary>As it is kept; null for nobody.</summary>
    public static string? Of(long? id) => id is { } known ? string.Create(CultureInfo.InvariantCulture, $"{ById}{known}") : null;

    /// <summary>The id of what is kept; null when it is none.</summary>
    public static long? Id(string? kept) =>
        kept is [ById, .. var rest] && long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>A person as every door understands one. Who is gone is left with the id, which every door refuses with a sentence.</summary>
    public static string? Person(string? kept, Snapshot people) => Id(kept) is { } id && people.Find(id) is { } person ? person.Email ?? person.Name : kept;

    public static string? Team(string? kept, Snapshot people) => Id(kept) is { } id && people.TeamNameOf(id) is { Length: > 0 } name ? name : kept;
}
