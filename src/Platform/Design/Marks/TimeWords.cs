using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Text;

namespace Steward.Platform.Design;

/// <summary>How a <see cref="Timestamp"/> is written.</summary>
public enum TimestampStyle { DateTime, Relative, Date, Time }

/// <summary>Moments as people write them. The year is left out while it is the current one.</summary>
public static class TimeWords
{
    private static readonly InstantPattern MachineForm = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss'Z'");

    public static string Relative(Instant at, Instant now, DateTimeZone zone, CultureInfo culture)
    {
        var ago = now - at;
        var future = ago < Duration.Zero;
        var span = (future ? -ago : ago).ToTimeSpan();
        if (span < TimeSpan.FromMinutes(1)) return Say("JustNow");
        if (span < TimeSpan.FromHours(1)) return Say(future ? "InSpan" : "AgoSpan", SpanWords.Short(span));
        var day = at.InZone(zone).Date;
        var days = Period.DaysBetween(day, now.InZone(zone).Date);
        if (days == 0) return Time(at, zone, culture);
        if (days == 1) return Say("YesterdayAt", Time(at, zone, culture));
        if (days == -1) return Say("TomorrowAt", Time(at, zone, culture));
        return Date(at, now, zone, culture);
    }

    public static string Date(Instant at, Instant now, DateTimeZone zone, CultureInfo culture)
    {
        var day = at.InZone(zone).Date;
        var german = culture.TwoLetterISOLanguageName == "de";
        var pattern = day.Year == now.InZone(zone).Year ? (german ? "d. MMM" : "d MMM") : (german ? "d. MMM uuuu" : "d MMM uuuu");
        return day.ToString(pattern, culture);
    }

    public static string Time(Instant at, DateTimeZone zone, CultureInfo culture) => at.InZone(zone).TimeOfDay.ToString("t", culture);

    public static string DateAndTime(Instant at, Instant now, DateTimeZone zone, CultureInfo culture) => $"{Date(at, now, zone, culture)} {Time(at, zone, culture)}";

    /// <summary>A moment in the given manner.</summary>
    public static string Written(Instant at, TimestampStyle style, Instant now, DateTimeZone zone, CultureInfo culture) => style switch
    {
        TimestampStyle.Relative => Relative(at, now, zone, culture),
        TimestampStyle.Date => Date(at, now, zone, culture),
        TimestampStyle.Time => Time(at, zone, culture),
        _ => DateAndTime(at, now, zone, culture),
    };

    /// <summary>For programs: RFC 3339 in UTC.</summary>
    public static string Machine(Instant at) => MachineForm.Format(at);

    /// <summary>Weekday, date, time and zone, for tooltips.</summary>
    public static string Full(Instant at, DateTimeZone zone, CultureInfo culture)
    {
        var there = at.InZone(zone);
        return $"{there.Date.ToString("D", culture)}, {Time(at, zone, culture)} {zone.Id}";
    }

    private static string Say(string key, params object?[] arguments) => Texts<DesignTexts>.Say(key, arguments).ToString();
}
