using System.Globalization;
using NodaTime;

namespace Steward.WorkItems.Importing.Reading;

/// <summary>A time as a file writes it: local, sometimes with an offset, sometimes only a day. The zone is decided when it is imported.</summary>
public readonly record struct WrittenTime(LocalDateTime Local, Offset? Offset, bool HasTime) : IComparable<WrittenTime>
{
    public static WrittenTime OfDay(LocalDate day) => new(day.AtMidnight(), null, false);

    public LocalDate Date => Local.Date;

    /// <summary>The moment it means; local times that the zone skips or doubles are read leniently.</summary>
    public Instant ToInstant(DateTimeZone zone) =>
        Offset is { } offset ? Local.WithOffset(offset).ToInstant() : zone.AtLeniently(Local).ToInstant();

    /// <summary>Orders by the clock on the wall, or by the moment where both carry an offset.</summary>
    public int CompareTo(WrittenTime other) =>
        Offset is { } mine && other.Offset is { } theirs
            ? Local.WithOffset(mine).ToInstant().CompareTo(other.Local.WithOffset(theirs).ToInstant())
            : Local.CompareTo(other.Local);

    public static bool operator <(WrittenTime left, WrittenTime right) => left.CompareTo(right) < 0;

    public static bool operator >(WrittenTime left, WrittenTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(WrittenTime left, WrittenTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WrittenTime left, WrittenTime right) => left.CompareTo(right) >= 0;

    public override string ToString() => Local.ToString(HasTime ? "uuuu-MM-dd'T'HH:mm:ss" : "uuuu-MM-dd", CultureInfo.InvariantCulture) + Offset;
}
