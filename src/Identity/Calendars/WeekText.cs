using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Calendars;

/// <summary>A week as stored and as typed: seven texts, Monday first.</summary>
internal static class WeekText
{
    public static readonly IReadOnlyList<IsoDayOfWeek> Days =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
    ];

    public static string Write(WeeklyHours week) => string.Join('|', Days.Select(day => week[day].ToString()));

    public static WeeklyHours Read(string stored)
    {
        var texts = stored.Split('|');
        return Days.Zip(texts).Aggregate(WeeklyHours.None, (week, day) => week.With(day.First, ReadDay(day.Second)));
    }

    /// <summary>A day as stored; unreadable text, which only a hand in the database can have written, is a free day.</summary>
    public static WorkingDay ReadDay(string stored) => WorkingDayText.TryRead(stored, out var day, out _, out _) ? day : WorkingDay.Free;

    /// <summary>Reads a day as typed, or says what is wrong with it.</summary>
    public static Said? Fault(string? typed) => WorkingDayText.TryRead(typed, out _, out var fault, out var piece)
        ? null
        : Texts<IdentityTexts>.Say("Hours" + fault, piece, WorkingDayText.MaximumSlots);

    /// <summary>Faults of a typed week by field: "monday" to "sunday".</summary>
    public static IEnumerable<FieldFault> Faults(IReadOnlyList<string> typed) =>
        from day in Days
        let fault = Fault(typed[(int)day - 1])
        where fault is not null
        select new FieldFault(FieldOf(day), fault);

    public static string FieldOf(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();
}
