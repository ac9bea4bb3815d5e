using System.Collections.Immutable;
using NodaTime;

namespace Steward.Scheduling.Holidays;

/// <summary>One holiday on its days, the last included.</summary>
public sealed record Holiday(LocalDate From, LocalDate To, string Name);

/// <summary>Why a line or an event of a holiday file was not taken as it stands.</summary>
public enum HolidayFault
{
    /// <summary>The text is no iCalendar file at all.</summary>
    NotACalendar,

    /// <summary>Larger than <see cref="HolidayFile.MaximumBytes"/>; nothing was read.</summary>
    TooLarge,

    /// <summary>More than <see cref="HolidayFile.MaximumEvents"/> events or <see cref="HolidayFile.MaximumHolidays"/> days; the rest was left out.</summary>
    TooMany,

    /// <summary>The file ends inside an event; that event was left out.</summary>
    CutOff,

    /// <summary>The event has no date that can be read.</summary>
    NoDate,

    /// <summary>The event has a time of day; holidays are whole days.</summary>
    NotAllDay,

    /// <summary>The event ends before it starts, or lasts longer than <see cref="HolidayFile.MaximumDays"/> days.</summary>
    BadLength,

    /// <summary>The repetition is not one of the yearly forms understood; only the first date was taken.</summary>
    RuleNotUnderstood,
}

/// <summary>A fault with the line of the file it is about and the text found there (at most 60 characters).</summary>
public sealed record HolidayProblem(int Line, HolidayFault Fault, string Found);

/// <summary>What a file holds: holidays by date, and what could not be taken.</summary>
public sealed record HolidayReading(ImmutableArray<Holiday> Holidays, ImmutableArray<HolidayProblem> Problems);

/// <summary>
/// Reads holidays from an iCalendar file (RFC 5545): all-day VEVENTs with DTSTART, DTEND or DURATION, SUMMARY, EXDATE and yearly RRULEs
/// ("every 25 December", "fourth Thursday of November", "last Monday of May"). Anything else is named as a problem, never guessed and never dropped silently.
/// </summary>
public static class HolidayFile
{
    public const int MaximumBytes = 1 << 20;
    public const int MaximumEvents = 2_000;
    public const int MaximumHolidays = 5_000;
    public const int MaximumDays = 62;
    public const int MaximumNameLength = 120;
    public const int MaximumProblems = 100;

    /// <summary>Reads the file; repeating holidays are written out for the years from <paramref name="firstYear"/> to <paramref name="lastYear"/>.</summary>
    /// <param name="content">The bytes as uploaded, UTF-8 or else Latin-1. Hostile input is expected: the work is bounded by the size limit.</param>
    /// <param name="firstYear">Dates before it are left out without a word.</param>
    /// <param name="lastYear">Likewise after it; at most 60 years on.</param>
    public static HolidayReading Read(ReadOnlySpan<byte> content, int firstYear, int lastYear)
    {
        if (lastYear < firstYear || lastYear - firstYear > 60 || firstYear < 1900 || lastYear > 2199)
            throw new ArgumentOutOfRangeException(nameof(lastYear), "Ask for at most 60 years between 1900 and 2199.");
        if (content.Length > MaximumBytes)
            return new HolidayReading([], [new HolidayProblem(1, HolidayFault.TooLarge, "")]);
        return new HolidayCollector(firstYear, lastYear).Read(ContentLine.Of(content));
    }
}
