using NodaTime;

namespace Steward.Scheduling.ICalendar;

/// <summary>What a calendar program makes of a thing with dates.</summary>
public enum EntryKind
{
    /// <summary>It covers whole days.</summary>
    Event,

    /// <summary>It is to be done by a day.</summary>
    ToDo,
}

/// <summary>How far a to-do is.</summary>
public enum ToDoState
{
    Waiting,
    Begun,
    Done,
    GivenUp,
}

/// <summary>One event or to-do. All of it is whole days: a calendar shows when something is due, not at which minute.</summary>
/// <param name="Uid">Stays the same for as long as the thing exists: programs know it again by this.</param>
/// <param name="Summary">The line that is shown.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day, the day it is due.</param>
/// <param name="Changed">When it was last changed.</param>
/// <param name="Revision">Grows with each change.</param>
public sealed record CalendarEntry(string Uid, string Summary, LocalDate From, LocalDate To, Instant Changed, int Revision)
{
    public string? Description { get; init; }

    public Uri? Link { get; init; }

    public string? Category { get; init; }

    public ToDoState State { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Percent { get; init; }

    /// <summary>1 is highest, 9 lowest; null says nothing.</summary>
    public int? Urgency { get; init; }
}
