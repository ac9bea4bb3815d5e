using NodaTime;
using NodaTime.TimeZones;
using Steward.Platform.Design;

namespace Steward.Identity.Settings;

/// <summary>Time zones to choose from: those where people live, by part of the world.</summary>
internal static class ZoneChoices
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("Etc/UTC", "UTC"),
        .. TzdbDateTimeZoneSource.Default.ZoneLocations!
            .Select(place => place.ZoneId)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => new Choice(id, id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' '), id[..id.IndexOf('/', StringComparison.Ordinal)])),
    ];

    /// <summary>The list, with <paramref name="current"/> in it when it is an older name.</summary>
    public static IEnumerable<Choice> With(string? current) =>
        current is null || All.Any(choice => choice.Value == current) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(current) is null
            ? All
            : All.Prepend(new Choice(current, current));
}
