using System.Collections.Immutable;
using NodaTime;

namespace Steward.Scheduling.Recurrence;

/// <summary>The period a rule counts in.</summary>
public enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A weekday, every one of the period or the n-th; negative numbers count from its end.</summary>
public readonly record struct NthWeekday(int Nth, IsoDayOfWeek Day);

/// <summary>
/// When something comes back: the part of RFC 5545 rules that work uses. Immutable; read by <see cref="RecurrenceText"/>. Dates come lazily and end:
/// with COUNT or UNTIL, with the years a calendar knows, or when so many periods in a row held nothing that none ever will.
/// </summary>
public sealed class RecurrenceRule
{
    /// <summary>No date lies beyond.</summary>
    public const int LastYear = 2199;

    /// <summary>29 February every seventh day is 1,461 weeks away at most; what is empty for longer never comes.</summary>
    const int MostEmptyPeriods = 5_000;

    public required Frequency Frequency { get; init; }
    public int Interval { get; init; } = 1;
    public int? Count { get; init; }
    public LocalDate? Until { get; init; }
    public ImmutableArray<int> Months { get; init; } = [];
    public ImmutableArray<int> MonthDays { get; init; } = [];
    public ImmutableArray<NthWeekday> Weekdays { get; init; } = [];
    public ImmutableArray<int> Positions { get; init; } = [];

    /// <summary>The dates from <paramref name="start"/> on, in order. The start itself is one of them only when the rule hits it.</summary>
    public IEnumerable<LocalDate> Dates(LocalDate start)
    {
        var (found, empty) = (0, 0);
        for (var period = First(start); period.Year <= LastYear && empty < MostEmptyPeriods; period = Next(period))
        {
            empty++;
            foreach (var date in Picked(period, start))
            {
                if (date < start || date.Year > LastYear)
                    continue;
                if (date > Until || found == Count)
                    yield break;
                (found, empty) = (found + 1, 0);
                yield return date;
            }
            if (period > Until)
                yield break;
        }
    }

    /// <summary>The first day of the period that holds the start.</summary>
    LocalDate First(LocalDate start) => Frequency switch
    {
        Frequency.Daily => start,
        Frequency.Weekly => start.PlusDays(1 - (int)start.DayOfWeek),
        Frequency.Monthly => new LocalDate(start.Year, start.Month, 1),
        _ => new LocalDate(start.Year, 1, 1),
    };

    LocalDate Next(LocalDate period) => Frequency switch
    {
        Frequency.Daily => period.PlusDays(Interval),
        Frequency.Weekly => period.PlusWeeks(Interval),
        Frequency.Monthly => period.PlusMonths(Interval),
        _ => period.PlusYears(Interval),
    };

    /// <summary>What a period holds, after BYSETPOS.</summary>
    IEnumerable<LocalDate> Picked(LocalDate period, LocalDate start)
    {
        var all = Candidates(period, start);
        if (Positions.IsEmpty)
            return all;
        var set = all.ToList();
        return Positions.Select(p => p > 0 ? p - 1 : set.Count + p).Where(at => at >= 0 && at < set.Count).Distinct().Order().Select(at => set[at]);
    }

    IEnumerable<LocalDate> Candidates(LocalDate period, LocalDate start) => Frequency switch
    {
        Frequency.Daily => InMonths(period) && OnMonthDay(period) && OnWeekday(period) ? [period] : [],
        Frequency.Weekly => Enumerable.Range(0, 7).Select(period.PlusDays).Where(day => InMonths(day) && (Weekdays.IsEmpty ? day.DayOfWeek == start.DayOfWeek : OnWeekday(day))),
        Frequency.Monthly => InMonths(period) ? DaysOf(period, start) : [],
        _ => MonthsOf(start).SelectMany(month => DaysOf(new LocalDate(period.Year, month, 1), start)),
    };

    IEnumerable<int> MonthsOf(LocalDate start) =>
        !Months.IsEmpty ? Months.Order() : MonthDays.IsEmpty && Weekdays.IsEmpty ? [start.Month] : Enumerable.Range(1, 12);

    /// <summary>Days of one month: by number, by weekday, by both; else the day of the start, where the month has it.</summary>
    IEnumerable<LocalDate> DaysOf(LocalDate month, LocalDate start)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
        if (MonthDays.IsEmpty && Weekdays.IsEmpty)
            return start.Day <= length ? [month.PlusDays(start.Day - 1)] : [];
        return Enumerable.Range(0, length).Select(month.PlusDays).Where(day => OnMonthDay(day) && OnWeekday(day));
    }

    bool InMonths(LocalDate day) => Months.IsEmpty || Months.Contains(day.Month);

    bool OnMonthDay(LocalDate day)
    {
        if (MonthDays.IsEmpty)
            return true;
        var fromEnd = day.Day - CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month) - 1;
        return MonthDays.Contains(day.Day) || MonthDays.Contains(fromEnd);
    }

    bool OnWeekday(LocalDate day)
    {
        if (Weekdays.IsEmpty)
            return true;
        var nth = (day.Day - 1) / 7 + 1;
        var fromEnd = -((CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month) - day.Day) / 7 + 1);
        return Weekdays.Any(w => w.Day == day.DayOfWeek && (w.Nth == 0 || w.Nth == nth || w.Nth == fromEnd));
    }
}
