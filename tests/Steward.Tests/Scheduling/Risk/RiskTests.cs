using System.Collections.Immutable;
using NodaTime;
using Shouldly;
using Steward.Scheduling.Network;
using Steward.Scheduling.Risk;
using Steward.Scheduling.Staffing;
using Steward.Tests.Scheduling.Network;
using Xunit;
using Plans = Steward.Scheduling.Network.Network;

namespace Steward.Tests.Scheduling.Risk;

public sealed class RiskTests
{
    static readonly Duration Day = Duration.FromHours(8);

    static Instant At(int day, int hour) => Instant.FromUtc(2026, 1, day, hour, 0);

    static NetworkTask Task(long id, double days) => new() { Id = id, Duration = Day * days };

    static Plans Network(ImmutableArray<NetworkTask> tasks, params NetworkLink[] links)
    {
        Plans.TryMake(new NetworkPlan { Start = At(5, 8), Calendar = GeneratedPlan.Days, Tasks = tasks, Links = [.. links] }, out var network, out _).ShouldBeTrue();
        return network!;
    }

    static RiskForecast Run(Plans network, Dictionary<long, DurationEstimate> estimates, int runs = 4_000, long seed = 1)
    {
        RiskSimulation.TryRun(network, estimates, runs, seed, out var forecast, out var problem).ShouldBeTrue($"{problem}");
        return forecast!;
    }

    /// <summary>Working days from the start of the plan.</summary>
    static double Days(Instant at) => GeneratedPlan.Days.Between(At(5, 8), at).TotalHours / 8;

    [Theory]
    [InlineData(EstimateShape.Triangular)]
    [InlineData(EstimateShape.Pert)]
    public void Draws_have_the_mean_of_their_shape(EstimateShape shape)
    {
        var forecast = Run(Network([Task(1, 2)]), new() { [1] = DurationEstimate.Of(Day * 1, Day * 2, Day * 6, shape) });
        var mean = Enumerable.Range(1, 1_000).Average(i => Days(forecast.Finish(i / 10.0)));

        mean.ShouldBe(shape == EstimateShape.Triangular ? (1 + 2 + 6) / 3.0 : (1 + (4 * 2) + 6) / 6.0, 0.06);
        Days(forecast.Finish(0.01)).ShouldBeGreaterThanOrEqualTo(1);
        Days(forecast.Finish(100)).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public void A_triangle_has_the_percentiles_the_formula_gives()
    {
        var forecast = Run(Network([Task(1, 2)]), new() { [1] = DurationEstimate.Of(Duration.Zero, Day * 5, Day * 10, EstimateShape.Triangular) }, 20_000);

        Days(forecast.Finish(50)).ShouldBe(5, 0.12);
        Days(forecast.Finish(80)).ShouldBe(10 - (10 * Math.Sqrt(0.2 / 2)), 0.12);
        Days(forecast.Finish(95)).ShouldBe(10 - (10 * Math.Sqrt(0.05 / 2)), 0.12);
        forecast.Confidence(forecast.Finish(80)).ShouldBe(0.8, 0.01);
        forecast.Finish(1, 80).ShouldBe(forecast.Finish(80));
    }

    [Fact]
    public void History_is_drawn_as_it_was()
    {
        var forecast = Run(Network([Task(1, 9)]), new() { [1] = DurationEstimate.FromHistory([Day, Day, Day, Day * 5]) });

        Days(forecast.Finish(70)).ShouldBe(1);
        Days(forecast.Finish(80)).ShouldBe(5);
    }

    [Fact]
    public void Two_ways_that_meet_end_later_than_either_and_share_the_criticality()
    {
        var estimate = DurationEstimate.Of(Day * 2, Day * 4, Day * 6, EstimateShape.Triangular);
        var network = Network([Task(1, 4), Task(2, 4), Task(3, 0), Task(4, 0.5)], new NetworkLink(1, 3), new NetworkLink(2, 3));
        var forecast = Run(network, new() { [1] = estimate, [2] = estimate });

        network.TryDate(out var planned, out _).ShouldBeTrue();
        forecast.Confidence(planned!.Finish).ShouldBe(0.25, 0.03, "both must be in time: half of a half");
        forecast.Criticality(1).ShouldBe(0.5, 0.04);
        (forecast.Criticality(1) + forecast.Criticality(2)).ShouldBe(1, 0.01);
        forecast.Criticality(3).ShouldBe(1);
        forecast.Criticality(4).ShouldBe(0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_forecast_and_what_is_done_is_not_drawn()
    {
        var done = Task(1, 1) with { ActualStart = At(5, 8), ActualFinish = At(5, 17) };
        var estimates = new Dictionary<long, DurationEstimate> { [1] = DurationEstimate.Of(Day, Day * 9, Day * 99), [2] = DurationEstimate.Of(Day, Day * 2, Day * 3) };
        var network = Network([done, Task(2, 2)]);

        Run(network, estimates, 50).Finish(50).ShouldBe(Run(network, estimates, 50).Finish(50));
        Run(network, estimates, 50).Finish(1, 100).ShouldBe(At(5, 17));
        Should.Throw<ArgumentOutOfRangeException>(() => DurationEstimate.Of(Day * 2, Day, Day * 3));
        Should.Throw<ArgumentOutOfRangeException>(() => DurationEstimate.FromHistory([]));
    }

    [Fact]
    public void The_critical_chain_follows_people_as_well_as_links()
    {
        // 1 then 2 by link; 3 waits for the same person as 2; 4 feeds 3
        var network = Network([Task(1, 2), Task(2, 2), Task(3, 2), Task(4, 1)], new NetworkLink(1, 2), new NetworkLink(4, 3));
        var person = new StaffResource(1, GeneratedPlan.Days);
        var plan = new StaffedPlan
        {
            Network = network,
            Resources = [person, new StaffResource(2, GeneratedPlan.Days)],
            Now = At(5, 8),
            Staffing = [new(1) { Needs = [new Need { Resource = 1 }] }, new(2) { Needs = [new Need { Resource = 1 }] }, new(3) { Needs = [new Need { Resource = 1 }] }, new(4) { Needs = [new Need { Resource = 2 }] }],
        };
        StaffingSearch.TryRun(plan, new StaffingEffort(1), out var dates, out _).ShouldBeTrue();

        var chain = CriticalChain.Of(dates!, new Dictionary<long, Duration> { [1] = Day * 3, [2] = Day * 4, [4] = Day });

        chain.Project.Chain.Order().ShouldBe([1, 2, 3]);
        chain.Project.Length.ShouldBe(Day * 5, "the root of 3² + 4²");
        chain.Feeding.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            feeding => feeding.Chain.ShouldBe([4]), feeding => feeding.Before.ShouldBe(3), feeding => feeding.Length.ShouldBe(Day));
    }

    [Fact]
    public void A_buffer_that_burns_faster_than_its_chain_asks_for_action()
    {
        var buffer = new ChainBuffer([1], 0, Day * 4);
        BufferBurn Burn(Instant expected, double done) => BufferBurn.Of(buffer, At(9, 17), expected, GeneratedPlan.Days, done);

        Burn(At(9, 17), 0.1).ShouldBe(new BufferBurn(0.1, 0));
        Burn(At(13, 17), 0.1).Burnt.ShouldBe(0.5);
        Burn(At(13, 17), 0.1).Zone.ShouldBe(BurnZone.Act);
        Burn(At(13, 17), 0.5).Zone.ShouldBe(BurnZone.Watch);
        Burn(At(13, 17), 0.9).Zone.ShouldBe(BurnZone.Calm);
    }

    [Fact]
    public void A_what_if_is_compared_without_touching_the_plan()
    {
        var network = Network([Task(1, 2), Task(2, 1) with { Deadline = At(8, 17) }, Task(3, 4)], new NetworkLink(1, 2));
        network.TryDate(out var before, out _).ShouldBeTrue();
        network.TryChange(Task(1, 4), out var changed, out _).ShouldBeTrue();
        changed!.TryRedate(before!, out var after, out _).ShouldBeTrue();

        var comparison = NetworkComparison.Of(before!, after!);

        comparison.Moved.Select(moved => moved.Task).ShouldBe([1, 2]);
        comparison.Moved[1].Start.ShouldBe(Duration.FromDays(2));
        comparison.Finish.ShouldBe(Duration.FromDays(1));
        comparison.NowMissed.ShouldBe([2]);
        comparison.NowCritical.ShouldBe([1, 2]);
        before![2].Finish.ShouldBe(At(7, 17));
    }
}
