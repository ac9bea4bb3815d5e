using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Calendars;

/// <summary>Working hours as people say them.</summary>
internal static class WeekWords
{
    /// <summary>"40 h a week", from the ordinary week of the topmost layer that has one.</summary>
    public static string Short(WorkingCalendar calendar, LocalDate on, IStringLocalizer<CalendarTexts> texts) =>
        texts["HoursAWeek", Hours(WeekOn(calendar, on).Minutes)];

    public static WeeklyHours WeekOn(WorkingCalendar calendar, LocalDate on) =>
        calendar.Layers.Reverse().Select(layer => layer.WeekOn(on)).FirstOrDefault(week => week is not null) ?? WeeklyHours.None;

    /// <summary>Minutes as hours with at most two decimals.</summary>
    public static string Hours(int minutes) => (minutes / 60.0).ToString("0.##", CultureInfo.CurrentCulture);

    public static string DayName(IsoDayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    /// <summary>"24 Dec 2026", or "24–26 Dec 2026".</summary>
    public static string Range(LocalDate from, LocalDate to)
    {
        var culture = CultureInfo.CurrentCulture;
        var pattern = culture.TwoLetterISOLanguageName == "de" ? "d. MMM uuuu" : "d MMM uuuu";
        return from == to ? from.ToString(pattern, culture) : $"{from.ToString(pattern, culture)} – {to.ToString(pattern, culture)}";
    }
}
