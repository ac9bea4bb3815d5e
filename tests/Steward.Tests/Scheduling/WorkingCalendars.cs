using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Tests.Scheduling;

/// <summary>Calendars and instants for the working-time tests: named ones, and random ones around clock changes.</summary>
static class WorkingCalendars
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>Monday to Friday 8–12 and 13–17, Berlin.</summary>
    public static readonly WorkingCalendar Office = new(Layer());

    /// <summary>Zones with a clock change at night, at midnight (Beirut, Havana), by half an hour (Lord Howe), a skipped day (Apia), and none.</summary>
    static readonly string[] Zones =
        ["Europe/Berlin", "America/New_York", "Asia/Beirut", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "Etc/UTC"];

    static readonly LocalDate FirstDay = new(2009, 12, 20);

    public static CalendarLayer Layer() =>
        CalendarLayer.Of("Workspace", WeeklyHours.MondayToFriday(Slot(8, 12), Slot(13, 17)), Berlin);

    public static WorkingSlot Slot(int fromHour, int toHour) => new(fromHour * 60, toHour * 60);

    public static Instant At(string local, DateTimeZone? zone = null) =>
        NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(local + ":00").Value.InZoneLeniently(zone ?? Berlin).ToInstant();

    public static Arbitrary<WorkingCalendar> Random() => Arb.From(
        from zone in Gen.Elements(Zones)
        from week in Gen.ArrayOf(Day(), 7)
        from exceptions in Gen.ArrayOf(Exception(), 6)
        from absence in Exception()
        from away in Day()
        let weekly = week.Select((hours, index) => (hours, index)).Aggregate(WeeklyHours.None, (all, day) => all.With((IsoDayOfWeek)(day.index + 1), day.hours))
        select new WorkingCalendar(
            CalendarLayer.Of("base", weekly, DateTimeZoneProviders.Tzdb[zone]) with { Exceptions = [.. exceptions] },
            new CalendarLayer { Name = "person", Absences = [new AwayTime(absence.From, absence.To, away.IsFree ? null : away, "away")] }));

    public static Arbitrary<Instant> Instants() => Arb.From(
        from minutes in Gen.Choose(0, 3 * 366 * 24 * 60)
        from ticks in Gen.Choose(0, 600_000_000)
        select FirstDay.AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(minutes) + Duration.FromTicks(ticks));

    public static Arbitrary<Duration> Durations() => Arb.From(
        from minutes in Gen.OneOf(Gen.Choose(0, 600), Gen.Choose(0, 40_000))
        from ticks in Gen.Elements(0, 0, 1, 12_345_678)
        select Duration.FromMinutes(minutes) + Duration.FromTicks(ticks));

    /// <summary>The definition, word for word: an instant is working time when its local time lies in a slot of its local date.</summary>
    public static bool IsWorkingByDefinition(WorkingCalendar calendar, Instant at)
    {
        var local = at.InZone(calendar.Zone).LocalDateTime;
        var minute = (local.Hour * 60) + local.Minute;
        return calendar.HoursOn(local.Date).Hours.Slots.Any(slot => minute >= slot.Start && minute < slot.End);
    }

    static Gen<WorkingDay> Day() =>
        from count in Gen.Frequency((2, Gen.Constant(0)), (5, Gen.Choose(1, 3)), (1, Gen.Constant(-1)))
        from ends in Gen.ArrayOf(Gen.Choose(0, 48), Math.Max(0, count) * 2)
        let sorted = ends.Order().ToArray()
        select count < 0
            ? WorkingDay.Whole
            : WorkingDay.Of(Enumerable.Range(0, count).Where(i => sorted[2 * i] < sorted[(2 * i) + 1]).Select(i => new WorkingSlot(sorted[2 * i] * 30, sorted[(2 * i) + 1] * 30)));

    static Gen<DayException> Exception() =>
        from day in Gen.Choose(0, 3 * 366)
        from length in Gen.Choose(0, 20)
        from hours in Day()
        select new DayException(FirstDay.PlusDays(day), FirstDay.PlusDays(day + length), hours, "exception");
}
