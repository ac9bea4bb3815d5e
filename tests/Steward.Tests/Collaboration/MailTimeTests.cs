using NodaTime;
using NodaTime.Text;
using Shouldly;
using Steward.Collaboration.Preferring;
using Xunit;

namespace Steward.Tests.Collaboration;

public class MailTimeTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static Instant Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(text).Value.InZoneLeniently(Berlin).ToInstant();

    private static string For(NewsPreference wish, string now, Func<Instant, Instant?>? working = null) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(MailTime.For(wish, Local(now), Berlin, working ?? (at => at)).InZone(Berlin).LocalDateTime);

    [Fact]
    public void At_once_gathers_two_minutes() => For(new(), "2026-11-26 10:00").ShouldBe("2026-11-26 10:02");

    [Fact]
    public void Hourly_is_the_next_full_hour() => For(new() { Rhythm = DigestRhythm.Hourly }, "2026-11-26 23:59").ShouldBe("2026-11-27 00:00");

    [Theory]
    [InlineData("2026-11-26 07:59", "2026-11-26 08:00")]
    [InlineData("2026-11-26 08:00", "2026-11-27 08:00")]
    public void Daily_is_the_next_such_time(string now, string then) => For(new() { Rhythm = DigestRhythm.Daily }, now).ShouldBe(then);

    [Theory]
    [InlineData("2026-11-26 18:00", "2026-11-26 18:02")]
    [InlineData("2026-11-26 22:00", "2026-11-27 07:00")]
    [InlineData("2026-11-27 03:00", "2026-11-27 07:00")]
    [InlineData("2026-11-27 07:00", "2026-11-27 07:02")]
    public void Own_quiet_hours_run_over_midnight(string now, string then) => For(new() { Quiet = QuietHours.Own }, now).ShouldBe(then);

    [Fact]
    public void Outside_working_hours_waits_for_the_next_working_minute() =>
        For(new() { Quiet = QuietHours.WorkingCalendar }, "2026-11-28 12:00", _ => Local("2026-11-30 08:00")).ShouldBe("2026-11-30 08:00");

    [Fact]
    public void The_night_the_clock_goes_back_is_no_trap() =>
        For(new() { Quiet = QuietHours.Own, QuietFrom = 60, QuietTo = 150 }, "2026-10-25 01:30").ShouldBe("2026-10-25 02:30");
}
