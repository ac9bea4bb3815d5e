using NodaTime;

namespace Steward.Scheduling.Recurrence;

/// <summary>What becomes of a date on which nobody works.</summary>
public enum OffDay
{
    /// <summary>It stays.</summary>
    Keep = 0,

    /// <summary>The last working day before it.</summary>
    Before = 1,

    /// <summary>The first working day after it.</summary>
    After = 2,

    /// <summary>It is left out.</summary>
    Skip = 3,
}

/// <summary>Moves dates to days on which somebody works.</summary>
public static class BusinessDays
{
    /// <summary>Further away there is no neighbour.</summary>
    const int Furthest = 60;

    /// <summary>The day so many working days after another: 0 is the day itself, or the first on which somebody works; null when nobody works anywhere near.</summary>
    public static LocalDate? Plus(LocalDate from, int days, Func<LocalDate, bool> works)
    {
        var day = Moved(from, days < 0 ? OffDay.Before : OffDay.After, works);
        for (var left = Math.Abs(days); left > 0 && day is { } here; left--)
            day = Moved(here.PlusDays(Math.Sign(days)), days < 0 ? OffDay.Before : OffDay.After, works);
        return day;
    }

    /// <summary>How many working days lie from one date to another, so that <see cref="Plus"/> leads from the one to the other; 0 when it is not after, at most <paramref name="most"/>.</summary>
    public static int Between(LocalDate from, LocalDate to, int most, Func<LocalDate, bool> works)
    {
        if (Moved(from, OffDay.After, works) is not { } first)
            return 0;
        var count = 0;
        for (var day = first.PlusDays(1); day <= to && count < most; day = day.PlusDays(1))
            count += works(day) ? 1 : 0;
        return count;
    }

    /// <summary>Where a date goes; null when it is left out, or when nobody works anywhere near.</summary>
    public static LocalDate? Moved(LocalDate date, OffDay rule, Func<LocalDate, bool> works)
    {
        if (rule == OffDay.Keep || works(date))
            return date;
        if (rule == OffDay.Skip)
            return null;
        for (var away = 1; away <= Furthest; away++)
        {
            var day = date.PlusDays(rule == OffDay.Before ? -away : away);
            if (works(day))
                return day;
        }
        return null;
    }
}
