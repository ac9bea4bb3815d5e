using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Web.Demo.Stories;

/// <summary>When work happens at Northwind IT, and how long it takes: chance with the shape of life.</summary>
internal sealed class OfficeHours(Random random)
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly WorkingCalendar Calendar = new(CalendarLayer.Of(
        "Northwind", WeeklyHours.MondayToFriday(new WorkingSlot(8 * 60, 12 * 60), new WorkingSlot(13 * 60, 17 * 60)), Zone));

    // requests per hour of the day, from midnight on
    private static readonly int[] Hours = [0, 0, 0, 0, 0, 1, 3, 9, 18, 24, 21, 16, 7, 13, 16, 14, 10, 5, 2, 1, 1, 0, 0, 0];
    private static readonly double[] Weekdays = [1.35, 1.15, 1.0, 1.0, 0.8, 0.09, 0.06];

    /// <summary>A moment so many working hours later.</summary>
    public static Instant After(Instant from, double hours) => Calendar.Add(from, Minutes(hours)) ?? from;

    /// <summary>A moment so many working hours earlier.</summary>
    public static Instant Before(Instant to, double hours) => Calendar.Subtract(to, Minutes(hours)) ?? to;

    /// <summary>So many working hours later, give or take; mostly a little less, sometimes far more.</summary>
    public Instant Some(Instant from, double medianHours, double spread = 0.7) => After(from, medianHours * Math.Exp(spread * Normal()));

    /// <summary>How many come on a day where <paramref name="usual"/> are usual.</summary>
    public int Arrivals(LocalDate day, double usual)
    {
        // Knuth's count of a Poisson process
        var limit = Math.Exp(-usual * Weekdays[(int)day.DayOfWeek - 1]);
        var count = -1;
        for (var product = 1.0; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }

    /// <summary>A moment of the day at which people write.</summary>
    public Instant MomentOf(LocalDate day)
    {
        var chance = random.Next(Hours.Sum());
        var hour = 0;
        while ((chance -= Hours[hour]) >= 0)
            hour++;
        return day.At(new LocalTime(hour, random.Next(60), random.Next(60))).InZoneLeniently(Zone).ToInstant();
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static Duration Minutes(double hours) => Duration.FromMinutes(Math.Round(Math.Min(hours, 600) * 60));
}
