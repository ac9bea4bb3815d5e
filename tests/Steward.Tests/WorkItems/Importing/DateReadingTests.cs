using FsCheck.Fluent;
using FsCheck;
using NodaTime;
using Shouldly;
using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;
using Steward.WorkItems.Importing;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

public class DateReadingTests
{
    [Theory]
    [InlineData("2026-09-30", "2026-09-30")]
    [InlineData("2026-09-30T14:05:00Z", "2026-09-30T14:05:00+00")]
    [InlineData("2026-09-30 14:05:07.123", "2026-09-30T14:05:07")]
    [InlineData("2026-09-30T14:05:00+02:00", "2026-09-30T14:05:00+02")]
    [InlineData("2026-09-30T14:05:00.000+0200", "2026-09-30T14:05:00+02")]
    [InlineData("20260930", "2026-09-30")]
    [InlineData("2026/09/30", "2026-09-30")]
    [InlineData("29-02-2016 01:16", "2016-02-29T01:16:00")]
    [InlineData("30.09.2026", "2026-09-30")]
    [InlineData("3.9.2026", "2026-09-03")]
    [InlineData("30.09.2026, 14:05 Uhr", "2026-09-30T14:05:00")]
    [InlineData("30.09.26", "2026-09-30")]
    [InlineData("30.09.98", "1998-09-30")]
    [InlineData("16/01/2026", "2026-01-16")]
    [InlineData("01/16/2026", "2026-01-16")]
    [InlineData("9/30/2026 2:05 PM", "2026-09-30T14:05:00")]
    [InlineData("9/30/2026 12:05 AM", "2026-09-30T00:05:00")]
    [InlineData("30 Sep 2026", "2026-09-30")]
    [InlineData("30-Sep-26", "2026-09-30")]
    [InlineData("Wed, 30 Sep 2026 14:05:00 GMT", "2026-09-30T14:05:00+00")]
    [InlineData("30. September 2026", "2026-09-30")]
    [InlineData("Mi., 30. Sept. 2026 um 14:05", "2026-09-30T14:05:00")]
    [InlineData("1. März 2026", "2026-03-01")]
    [InlineData("Sep 30, 2026", "2026-09-30")]
    [InlineData("September 1st, 2026 at 14:05", "2026-09-01T14:05:00")]
    [InlineData("46295", "2026-09-30")]
    [InlineData("1790777100", "2026-09-30T14:05:00+00")]
    [InlineData("1790777100000", "2026-09-30T14:05:00+00")]
    public void Reads_the_dates_people_write(string text, string meant) =>
        Read(text)!.Value.Time.ToString().ShouldBe(meant);

    [Theory]
    [InlineData("31.02.2026")]
    [InlineData("2026-13-01")]
    [InlineData("30.09.2026 25:00")]
    [InlineData("13 PM")]
    [InlineData("99/99/2026")]
    [InlineData("soon")]
    [InlineData("see mail")]
    [InlineData("12")]
    [InlineData("0")]
    [InlineData("2026-09-30T14:05:00+99:99")]
    [InlineData("-5")]
    [InlineData("1e300")]
    [InlineData("NaN")]
    public void Does_not_invent_a_date(string text) => Read(text).ShouldBeNull();

    [Theory]
    [InlineData("end of Q1", "2026-03-31")]
    [InlineData("Ende Q2", "2026-06-30")]
    [InlineData("Q3 2025", "2025-09-30")]
    [InlineData("end of February 2028", "2028-02-29")]
    [InlineData("by end of year", "2026-12-31")]
    public void A_period_is_its_last_day_and_vague(string text, string meant)
    {
        var read = new DateReading(DateOrder.Auto, 2026).Read(text)!.Value;
        read.Time.ToString().ShouldBe(meant);
        read.Doubt.ShouldBe(DateDoubt.Vague);
    }

    [Fact]
    public void A_period_without_a_known_year_is_not_read() => Read("end of Q1").ShouldBeNull();

    [Theory]
    [InlineData(DateOrder.Auto, "2026-04-03", DateDoubt.Ambiguous)]
    [InlineData(DateOrder.DayFirst, "2026-04-03", DateDoubt.None)]
    [InlineData(DateOrder.MonthFirst, "2026-03-04", DateDoubt.None)]
    internal void An_open_date_is_read_as_told_and_otherwise_told_as_open(DateOrder order, string meant, DateDoubt doubt)
    {
        var read = new DateReading(order, null).Read("03/04/2026")!.Value;
        (read.Time.ToString(), read.Doubt).ShouldBe((meant, doubt));
    }

    [Fact]
    public void Dots_always_mean_the_day_first() =>
        new DateReading(DateOrder.MonthFirst, null).Read("03.04.2026")!.Value.Time.ToString().ShouldBe("2026-04-03");

    [Fact]
    public void The_column_proves_the_order_and_the_year()
    {
        var evidence = new DateEvidence();
        foreach (var text in new[] { "02/03/2026", "16/01/2026", "05/05/2026", "end of Q1" }) evidence.Note(Cell.OfText(text));
        (evidence.Order, evidence.Year, evidence.Dates).ShouldBe((DateOrder.DayFirst, 2026, 3));
    }

    [Fact]
    public void A_column_with_both_orders_proves_nothing()
    {
        var evidence = new DateEvidence();
        foreach (var text in new[] { "16/01/2026", "01/16/2026" }) evidence.Note(Cell.OfText(text));
        evidence.Order.ShouldBe(DateOrder.Auto);
    }

    [Fact]
    public void A_time_the_clock_skips_is_still_a_moment()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Read("29.03.2026 02:30")!.Value.Time.ToInstant(berlin).ShouldBe(Instant.FromUtc(2026, 3, 29, 1, 30));
        Read("2026-03-29T02:30:00Z")!.Value.Time.ToInstant(berlin).ShouldBe(Instant.FromUtc(2026, 3, 29, 2, 30));
    }

    [Fact]
    public void Every_day_is_read_back_in_every_usual_shape() => Prop.ForAll(Gen.Choose(-20_000, 40_000).ToArbitrary(), days =>
    {
        var date = new LocalDate(2000, 1, 1).PlusDays(days);
        var reading = new DateReading(DateOrder.DayFirst, null);
        return new[] { $"{date.Year:0000}-{date.Month:00}-{date.Day:00}", $"{date.Day}.{date.Month}.{date.Year}", $"{date.Day:00}/{date.Month:00}/{date.Year}", date.ToString("d MMM uuuu", System.Globalization.CultureInfo.InvariantCulture) }
            .All(text => reading.Read(text) is { } read && read.Time.Date == date && read.Doubt == DateDoubt.None);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_it_stumble() => Prop.ForAll<string>(text => text is null || new DateReading(DateOrder.Auto, 2026).Read(text) is not { } read || read.Time.Date.Year is >= 1900 and < 2200).QuickCheckThrowOnFailure();

    private static (WrittenTime Time, DateDoubt Doubt)? Read(string text) => new DateReading(DateOrder.Auto, null).Read(text);
}
