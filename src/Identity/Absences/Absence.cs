using NodaTime;
using Steward.Identity.Calendars;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Absences;

public enum AbsenceKind
{
    Leave = 0,
    Illness = 1,
    Training = 2,
    Other = 3,
}

/// <summary>Days or hours on which a person does not work. Others see that they are away; why, only they themselves, their leads and administrators.</summary>
public sealed class Absence
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public LocalDate From { get; init; }

    /// <summary>Last day, included.</summary>
    public LocalDate To { get; init; }

    /// <summary>The hours away of each day; null is the whole day.</summary>
    public string? Hours { get; init; }

    public AbsenceKind Kind { get; init; }

    public string? Note { get; init; }

    public long? CreatedById { get; init; }

    public Instant CreatedAt { get; init; }

    public AwayTime ToAwayTime() => new(From, To, Hours is null ? null : WeekText.ReadDay(Hours), Kind.ToString());
}
