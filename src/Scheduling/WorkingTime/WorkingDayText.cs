using System.Globalization;

namespace Steward.Scheduling.WorkingTime;

/// <summary>What is wrong with hours as typed; the page says it in the reader's language.</summary>
public enum WorkingDayFault
{
    /// <summary>Not of the form "8:00-12:00".</summary>
    NotASlot,

    /// <summary>Ends before it starts: a night over midnight must be written on both days.</summary>
    OverMidnight,

    /// <summary>Begins and ends at the same minute.</summary>
    NoTime,

    /// <summary>Overlaps the slot before it.</summary>
    Overlaps,

    /// <summary>More than <see cref="WorkingDayText.MaximumSlots"/> slots in a day.</summary>
    TooMany,
}

/// <summary>Reads hours as people type them: "8-12, 13:30-17", "08:00–12:00; 13:00–17:00", "0-24"; nothing is a free day.</summary>
public static class WorkingDayText
{
    public const int MaximumSlots = 12;

    /// <summary>Reads a day; on false says what is wrong and where.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="day">The day, when the answer is true.</param>
    /// <param name="fault">What is wrong, otherwise.</param>
    /// <param name="piece">The piece of the text that is wrong, at most 40 characters of it.</param>
    public static bool TryRead(string? text, out WorkingDay day, out WorkingDayFault fault, out string piece)
    {
        (day, fault, piece) = (WorkingDay.Free, default, "");
        var slots = new List<WorkingSlot>();
        foreach (var part in (text ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            piece = part.Length <= 40 ? part : part[..40];
            if (slots.Count == MaximumSlots)
                return Fail(WorkingDayFault.TooMany, out fault);
            var ends = part.Split(['-', '–', '—'], StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || !TryClock(ends[0], out var start) || !TryClock(ends[1], out var end) || start == WorkingSlot.MinutesPerDay)
                return Fail(WorkingDayFault.NotASlot, out fault);
            // Typed in any order; midnight as an end is the end of this day.
            end = end == 0 && start > 0 ? WorkingSlot.MinutesPerDay : end;
            if (start == end)
                return Fail(WorkingDayFault.NoTime, out fault);
            if (end < start)
                return Fail(WorkingDayFault.OverMidnight, out fault);
            if (slots.Exists(other => start < other.End && other.Start < end))
                return Fail(WorkingDayFault.Overlaps, out fault);
            slots.Add(new WorkingSlot(start, end));
        }
        (day, piece) = (WorkingDay.Of(slots), "");
        return true;
    }

    static bool Fail(WorkingDayFault which, out WorkingDayFault fault)
    {
        fault = which;
        return false;
    }

    static bool TryClock(string text, out int minute)
    {
        minute = 0;
        var parts = text.Split([':', '.']);
        if (parts.Length > 2 || !TryDigits(parts[0], out var hour))
            return false;
        var minutes = 0;
        if (parts.Length == 2 && (parts[1].Length != 2 || !TryDigits(parts[1], out minutes)))
            return false;
        minute = (hour * 60) + minutes;
        return minutes < 60 && minute <= WorkingSlot.MinutesPerDay;
    }

    static bool TryDigits(string text, out int value)
    {
        value = 0;
        return text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
