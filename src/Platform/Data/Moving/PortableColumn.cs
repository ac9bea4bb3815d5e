namespace Steward.Platform.Data.Moving;

/// <summary>How a value is written where no engine is: the same text whatever it comes from.</summary>
public enum PortableKind
{
    /// <summary>A whole number.</summary>
    Integer = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    Text = 2,

    /// <summary>ISO 8601 in UTC, to the millisecond.</summary>
    Instant = 3,

    /// <summary>A day, 2026-11-22.</summary>
    Date = 4,

    /// <summary>Base64.</summary>
    Bytes = 5,

    /// <summary>A number with a fraction, in the fewest digits that give it back.</summary>
    Number = 6,
}

/// <summary>A column of a table as it travels.</summary>
/// <param name="Name">Its name, also in each row's object.</param>
/// <param name="Kind">How its values are written.</param>
/// <param name="Words">What its numbers mean, for columns that hold one of a few states.</param>
public sealed record PortableColumn(string Name, PortableKind Kind, IReadOnlyDictionary<string, string>? Words = null);
