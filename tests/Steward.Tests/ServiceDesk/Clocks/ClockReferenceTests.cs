using NodaTime;
using Shouldly;
using Steward.ServiceDesk.Clocks;
using Xunit;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>The engine against a stop-watch: twelve thousand made-up lives of items, each reckoned twice.</summary>
public class ClockReferenceTests
{
    private const int CasesPerSeed = 3_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_clock_is_what_a_stop_watch_shows(int seed)
    {
        var cases = new ClockCases(seed);
        var (runs, due, broken, paused, unknown) = (0, 0, 0, 0, 0);
        for (var number = 0; number < CasesPerSeed; number++)
        {
            var told = cases.Next();
            var mine = Folding.Of(told.Rule, told.Moments);
            var (zero, last) = (told.Moments[0].At, told.Moments[^1].At);
            var now = last + Duration.FromDays(9);
            var theirs = new ReferenceClock(told).Runs(now);
            var which = $"seed {seed}, case {number}, {told.Shape}";
            mine.Count.ShouldBe(theirs.Count, which);
            foreach (var (course, reference) in mine.Zip(theirs))
            {
                var reckoning = new Reckoning(course);
                course.Stage.ShouldBe(reference.Stage, which);
                Minutes(course.StartedAt).ShouldBe(reference.Start, which);
                (course.EndedAt is { } end ? Minutes(end) : (int?)null).ShouldBe(reference.End, which);
                if (reference.DueUnknown)
                    unknown++;
                else if (reference.DueIsFar)
                    (reckoning.DueAt is { } far && far < now).ShouldBeFalse($"{which}: due {reckoning.DueAt}");
                else
                    (reckoning.DueAt is { } at ? Minutes(at) : (int?)null).ShouldBe(reference.Due, which);
                reckoning.Used(now).ShouldBe(Duration.FromMinutes(reference.Used), which);
                reckoning.Passed(now).ShouldBe(Duration.FromMinutes(reference.Passed), which);
                runs++;
                due += reckoning.DueAt is null ? 0 : 1;
                broken += reckoning.Broken(now) ? 1 : 0;
                paused += course.Pauses.Count > 0 ? 1 : 0;
                TeamShares.Of(course, told.Moments, now).Values.Aggregate(Duration.Zero, (sum, share) => sum + share).ShouldBe(reckoning.Used(now), which);
            }

            int Minutes(Instant at) => (int)(at - zero).TotalMinutes;
        }

        // else the cases ask for nothing and prove little
        runs.ShouldBeGreaterThan(CasesPerSeed / 2);
        due.ShouldBeGreaterThan(runs / 3);
        broken.ShouldBeInRange(runs / 10, runs * 9 / 10);
        paused.ShouldBeGreaterThan(runs / 8);
        unknown.ShouldBeLessThan(runs / 20);
    }
}
