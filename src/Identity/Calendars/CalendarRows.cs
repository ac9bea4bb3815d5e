using NodaTime;

namespace Steward.Identity.Calendars;

/// <summary>The time zone an owner works in; without this row it is the zone of the layer below.</summary>
public sealed class CalendarZone
{
    public CalendarOwnerKind OwnerKind { get; init; }

    public long OwnerId { get; init; }

    public required string Zone { get; set; }
}

/// <summary>The ordinary week of an owner from a day on.</summary>
public sealed class CalendarWeek
{
    public long Id { get; init; }

    public CalendarOwnerKind OwnerKind { get; init; }

    public long OwnerId { get; init; }

    public LocalDate From { get; init; }

    /// <summary>Seven days, Monday first, separated by bars; a day as "08:00–12:00, 13:00–17:00", empty when free.</summary>
    public required string Days { get; set; }
}

/// <summary>A holiday or a day with other hours.</summary>
public sealed class CalendarDay
{
    public long Id { get; init; }

    public CalendarOwnerKind OwnerKind { get; init; }

    public long OwnerId { get; init; }

    public LocalDate From { get; init; }

    /// <summary>Last day, included.</summary>
    public LocalDate To { get; init; }

    /// <summary>Empty: nobody works.</summary>
    public required string Hours { get; init; }

    public required string Name { get; init; }

    /// <summary>Name of the file it came from; null when entered by hand. Reading a file of the same name again replaces its days.</summary>
    public string? Source { get; init; }
}
