using NodaTime;

namespace Steward.Scheduling.WorkingTime;

/// <summary>
/// Lays the layers of a calendar over each other, day by day:
/// the topmost layer with a week gives the ordinary hours; the topmost layer with an exception on the date replaces them; absences are then taken out.
/// A special day of a lower layer does not oblige those above it who keep a week of their own: they work what lies in both.
/// </summary>
static class DayResolution
{
    public static DayHours[] Of(LocalDate first, IReadOnlyList<CalendarLayer> layers)
    {
        var last = new LocalDate(first.Year, 12, 31);
        var exceptions = layers.Select(layer => ByDay(layer.Exceptions, first, last)).ToArray();
        var days = new DayHours[first.Calendar.GetDaysInYear(first.Year)];
        for (var day = 0; day < days.Length; day++)
            days[day] = Ordinary(first.PlusDays(day), day, layers, exceptions);
        foreach (var absence in layers.SelectMany(layer => layer.Absences))
            TakeOut(absence, first, last, days);
        return days;
    }

    static DayHours Ordinary(LocalDate date, int day, IReadOnlyList<CalendarLayer> layers, DayException?[][] exceptions)
    {
        WeeklyHours? week = null;
        var (weekLayer, exceptionLayer) = (-1, -1);
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            if (weekLayer < 0 && (week = layers[i].WeekOn(date)) is not null)
                weekLayer = i;
            if (exceptionLayer < 0 && exceptions[i][day] is not null)
                exceptionLayer = i;
        }
        var ordinary = week?[date.DayOfWeek] ?? WorkingDay.Free;
        if (exceptionLayer < 0)
            return new DayHours(ordinary, weekLayer < 0 ? "" : layers[weekLayer].Name, null, null);
        var exception = exceptions[exceptionLayer][day]!;
        var hours = weekLayer > exceptionLayer ? exception.Hours.Within(ordinary) : exception.Hours;
        return new DayHours(hours, layers[exceptionLayer].Name, exception, null);
    }

    static DayException?[] ByDay(IEnumerable<DayException> all, LocalDate first, LocalDate last)
    {
        var days = new DayException?[Period.DaysBetween(first, last) + 1];
        foreach (var exception in all)
        {
            var (from, to) = Clip(exception.From, exception.To, first, last);
            for (var day = from; day <= to; day++)
                days[day] = exception;
        }
        return days;
    }

    static void TakeOut(AwayTime absence, LocalDate first, LocalDate last, DayHours[] days)
    {
        var (from, to) = Clip(absence.From, absence.To, first, last);
        for (var day = from; day <= to; day++)
        {
            var left = absence.Away is null ? WorkingDay.Free : days[day].Hours.Without(absence.Away);
            if (!left.Equals(days[day].Hours))
                days[day] = days[day] with { Hours = left, Absence = absence };
        }
    }

    /// <summary>Days of the year the range covers, as indexes; first greater than last when it covers none.</summary>
    static (int From, int To) Clip(LocalDate from, LocalDate to, LocalDate first, LocalDate last) =>
        from > last || to < first
            ? (1, 0)
            : (Period.DaysBetween(first, LocalDate.Max(from, first)), Period.DaysBetween(first, LocalDate.Min(to, last)));
}
