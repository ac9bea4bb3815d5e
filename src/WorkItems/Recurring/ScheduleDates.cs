using NodaTime;
using Steward.Scheduling.Recurrence;
using Steward.Scheduling.WorkingTime;

namespace Steward.WorkItems.Recurring;

/// <summary>One coming: the date of the rule, the day it falls on, the day its item is made.</summary>
public sealed record Coming(LocalDate Planned, LocalDate Date, LocalDate Made);

/// <summary>When a schedule comes, by the rule and the working calendar.</summary>
public static class ScheduleDates
{
    /// <summary>As far as a date may be moved by days on which nobody works.</summary>
    private const int Reach = 61;

    /// <summary>Where so many dates in a row fall on days without work and none near, nobody works any more.</summary>
    private const int MostLost = 400;

    /// <summary>From the first date not dealt with, lazily and each day once.</summary>
    public static IEnumerable<Coming> Ahead(this Schedule schedule, WorkingCalendar calendar)
    {
        if (RecurrenceText.Read(schedule.Rule).Rule is not { } rule)
            yield break;
        LocalDate? last = null;
        var lost = 0;
        foreach (var planned in rule.Dates(schedule.Starts).Where(date => schedule.HandledThrough is not { } through || date > through))
        {
            if (BusinessDays.Moved(planned, schedule.OffDay, Works) is not { } date)
            {
                if (++lost > MostLost)
                    yield break;
                continue;
            }

            lost = 0;
            if (date == last)
                continue;
            last = date;
            yield return new Coming(planned, date, date.PlusDays(-schedule.LeadDays));
        }

        bool Works(LocalDate day) => day.Year is > 1900 and < RecurrenceRule.LastYear && calendar.MinutesOn(day) > 0;
    }

    /// <summary>What is to be made today: everything whose day to be made has come, of those whose date has passed only as many as are wished.</summary>
    public static IReadOnlyList<Coming> DueOn(this Schedule schedule, LocalDate today, WorkingCalendar calendar, int most)
    {
        var due = schedule.Ahead(calendar).TakeWhile(c => c.Planned <= today.PlusDays(schedule.LeadDays + Reach)).Where(c => c.Made <= today).ToList();
        var missed = due.Where(c => c.Date < today).ToList();
        return [.. (schedule.Missed == Missed.All ? missed : missed.TakeLast(1)).Concat(due.Where(c => c.Date >= today)).Take(most)];
    }
}
