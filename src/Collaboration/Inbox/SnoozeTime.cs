using NodaTime;
using NodaTime.Text;

namespace Steward.Collaboration.Inbox;

/// <summary>The times one snoozes until, in the person's own zone.</summary>
internal static class SnoozeTime
{
    private static readonly LocalTime Morning = new(8, 0);

    /// <summary><c>later</c>, <c>tomorrow</c>, <c>monday</c>, or a date as 2026-11-30; nothing for anything else.</summary>
    public static Instant? Of(string? word, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        return word?.Trim() switch
        {
            "later" => now + Duration.FromHours(3),
            "tomorrow" => At(today.PlusDays(1), zone),
            "monday" => At(today.Next(IsoDayOfWeek.Monday), zone),
            { Length: > 0 } text when LocalDatePattern.Iso.Parse(text) is { Success: true } day => At(day.Value, zone),
            _ => null,
        };
    }

    private static Instant At(LocalDate day, DateTimeZone zone) => day.At(Morning).InZoneLeniently(zone).ToInstant();
}
