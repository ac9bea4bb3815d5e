using NodaTime;

namespace Steward.Platform.Importing;

/// <summary>Excel's day numbers: 46338 is 2026-11-12, the fraction is the time of day.</summary>
public static class SerialDate
{
    /// <summary>The years a serial in a date column can mean (1950 to 2149); other numbers are not taken for dates.</summary>
    public static bool IsPlausible(double serial) => serial is >= 18264 and < 91313;

    /// <summary>The local time of a serial number, rounded to the second, or nothing when it lies outside Excel's calendar.</summary>
    public static LocalDateTime? From(double serial) =>
        serial is >= 1 and < 2958466
            ? LocalDateTime.FromDateTime(DateTime.FromOADate(serial)).PlusMilliseconds(500).With(TimeAdjusters.TruncateToSecond)
            : null;
}
