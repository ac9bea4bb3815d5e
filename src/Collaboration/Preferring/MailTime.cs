using NodaTime;
using Steward.Identity.Calendars;

namespace Steward.Collaboration.Preferring;

/// <summary>When a mail may leave: the rhythm first, then out of the quiet hours. Pure but for the calendar it is given.</summary>
public static class MailTime
{
    /// <summary>News of one moment are one mail, so even "at once" waits a little.</summary>
    public static readonly Duration Gathering = Duration.FromMinutes(2);

    public static Instant For(NewsPreference wish, Instant now, DateTimeZone zone, Func<Instant, Instant?> nextWorking)
    {
        var at = wish.Rhythm switch
        {
            DigestRhythm.Hourly => NextHour(now, zone),
            DigestRhythm.Daily => Next(now, zone, wish.DailyAt),
            _ => now + Gathering,
        };
        return wish.Quiet switch
        {
            QuietHours.WorkingCalendar => nextWorking(at) ?? at,
            QuietHours.Own when IsQuiet(MinuteOf(at, zone), wish.QuietFrom, wish.QuietTo) => Next(at, zone, wish.QuietTo),
            _ => at,
        };
    }

    /// <summary>A quiet time may run over midnight; the same time twice means none.</summary>
    public static bool IsQuiet(int minute, int from, int to) => from <= to ? minute >= from && minute < to : minute >= from || minute < to;

    public static Instant For(NewsPreference wish, Instant now, long person, DateTimeZone zone, WorkingCalendars calendars) =>
        For(wish, now, zone, at => calendars.OfPerson(person).NextWorking(at));

    private static int MinuteOf(Instant at, DateTimeZone zone)
    {
        var time = at.InZone(zone).TimeOfDay;
        return (time.Hour * 60) + time.Minute;
    }

    private static Instant NextHour(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone).LocalDateTime;
        return local.Date.At(new LocalTime(local.Hour, 0)).PlusHours(1).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>The next time the clock shows this minute of the day, after now.</summary>
    private static Instant Next(Instant now, DateTimeZone zone, int minute)
    {
        var time = LocalTime.FromMinutesSinceMidnight(minute);
        var today = now.InZone(zone).Date;
        var at = today.At(time).InZoneLeniently(zone).ToInstant();
        return at > now ? at : today.PlusDays(1).At(time).InZoneLeniently(zone).ToInstant();
    }
}
