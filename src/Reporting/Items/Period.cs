using NodaTime;
using NodaTime.Text;
using Steward.Platform.Edge;

namespace Steward.Reporting.Items;

/// <summary>A span of whole days in the reader's zone, divided into weeks or months.</summary>
public sealed class Period
{
    private readonly DateTimeZone zone;

    private Period(LocalDate from, LocalDate to, bool monthly, DateTimeZone zone) => (From, To, Monthly, this.zone) = (from, to, monthly, zone);

    public LocalDate From { get; }

    /// <summary>The last day that counts.</summary>
    public LocalDate To { get; }

    /// <summary>Months above half a year, else weeks from Monday.</summary>
    public bool Monthly { get; }

    public Instant Start => zone.AtStartOfDay(From).ToInstant();

    /// <summary>The first instant after the period.</summary>
    public Instant End => zone.AtStartOfDay(To.PlusDays(1)).ToInstant();

    /// <summary>The first days of all divisions, empty ones included.</summary>
    public IEnumerable<LocalDate> Divisions
    {
        get
        {
            for (var day = DivisionOf(From); day <= To; day = Next(day))
                yield return day;
        }
    }

    /// <summary>From dates in an address; the last 26 weeks when absent, the other end guessed when only one is given.</summary>
    public static Period Of(Visit visit, string? from, string? to)
    {
        var today = visit.Now.InZone(visit.Zone).Date;
        var last = Read(to) ?? today;
        var first = Read(from) ?? last.PlusDays(-26 * 7 + 1);
        if (first > last)
            (first, last) = (last, first);
        if (NodaTime.Period.DaysBetween(first, last) > 3_660)
            first = last.PlusDays(-3_660);
        return new Period(first, last, NodaTime.Period.DaysBetween(first, last) > 200, visit.Zone);
    }

    public LocalDate DivisionOf(Instant at) => DivisionOf(at.InZone(zone).Date);

    public LocalDate Next(LocalDate division) => Monthly ? division.PlusMonths(1) : division.PlusWeeks(1);

    /// <summary>The condition of the query language for one division.</summary>
    public string ConditionOf(string field, LocalDate division) =>
        $"{field} >= {LocalDatePattern.Iso.Format(division < From ? From : division)} and {field} < {LocalDatePattern.Iso.Format(Next(division) > To ? To.PlusDays(1) : Next(division))}";

    public string Label(LocalDate division) => Monthly
        ? LocalDatePattern.CreateWithCurrentCulture("MMM yyyy").Format(division)
        : LocalDatePattern.CreateWithCurrentCulture("d MMM").Format(division);

    private LocalDate DivisionOf(LocalDate day) => Monthly
        ? new LocalDate(day.Year, day.Month, 1)
        : day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private static LocalDate? Read(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;
}
