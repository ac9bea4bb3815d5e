using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Steward.Platform.Design;

/// <summary>How a <see cref="Timestamp"/> is written.</summary>
public enum TimestampStyle { DateTime, Relative, Date, Time }

/// <summary>Moments as people write them. The year is left out while it is the current one.</summary>
public static class TimeWords
{
    public static string Relative(Instant at, Instant now, DateTimeZone zone, CultureInfo culture, IStringLocalizer<DesignTexts> texts)
    {
        var ago = now - at;
        var future = ago < Duration.Zero;
        var span = (future ? -ago : ago).ToTimeSpan();
        if (span < TimeSpan.FromMinutes(1)) return texts["JustNow"];
        if (span < TimeSpan.FromHours(1)) return texts[future ? "InSpan" : "AgoSpan", SpanWords.Short(span, texts)];
        var day = at.InZone(zone).Date;
        var days = Period.DaysBetween(day, now.InZone(zone).Date);
        if (days == 0) return Time(at, zone, culture);
        if (days == 1) return texts["YesterdayAt", Time(at, zone, culture)];
        if (days == -1) return texts["TomorrowAt", Time(at, zone, culture)];
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

    /// <summary>Weekday, date, time and zone, for tooltips.</summary>
    public static string Full(Instant at, DateTimeZone zone, CultureInfo culture)
    {
        var there = at.InZone(zone);
        return $"{there.Date.ToString("D", culture)}, {Time(at, zone, culture)} {zone.Id}";
    }
}
