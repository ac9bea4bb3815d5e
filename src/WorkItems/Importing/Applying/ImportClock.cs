using NodaTime;
using Steward.WorkItems.Importing.Reading;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>
/// Turns the times of a file into moments. A time without a zone is meant in the mapping's zone, or UTC where it names none;
/// a day without a time is a day where the people are.
/// </summary>
internal sealed class ImportClock(ColumnMapping mapping, string zoneOfPeople)
{
    private readonly DateTimeZone _times = Zone(mapping.TimeZone) ?? DateTimeZone.Utc;
    private readonly DateTimeZone _days = Zone(mapping.TimeZone) ?? Zone(zoneOfPeople) ?? DateTimeZone.Utc;

    public Instant? Start(WrittenTime? time) => time is { } written ? At(written, LocalTime.Midnight) : null;

    /// <summary>A day's last minute: what is due or done on a day is due or done by its end.</summary>
    public Instant? End(WrittenTime? time) => time is { } written ? At(written, new LocalTime(23, 59)) : null;

    private Instant At(WrittenTime written, LocalTime otherwise) =>
        written.HasTime ? written.ToInstant(_times) : _days.AtLeniently(written.Date.At(otherwise)).ToInstant();

    private static DateTimeZone? Zone(string? name) => name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
}
