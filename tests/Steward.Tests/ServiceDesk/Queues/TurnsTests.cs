using Shouldly;
using Steward.ServiceDesk.Routing;
using Xunit;

namespace Steward.Tests.ServiceDesk.Queues;

/// <summary>Whose turn it is, without a database.</summary>
public class TurnsTests
{
    [Fact]
    public void Turns_go_round_in_an_order_that_does_not_depend_on_the_list()
    {
        Candidate[] three = [new(30, 30, 5), new(10, 10, 0), new(20, 20, 9)];
        long? last = null;
        var given = new List<long>();
        for (var turn = 0; turn < 7; turn++)
            given.Add((last = Turns.Next(Distribution.RoundRobin, [.. Enumerable.Reverse(three)], null, last).Chosen!.Value.PlaceId).Value);

        given.ShouldBe([10, 20, 30, 10, 20, 30, 10]);
    }

    [Fact]
    public void Whoever_left_the_team_does_not_stop_the_round() =>
        Turns.Next(Distribution.RoundRobin, [new(10, 10, 0), new(30, 30, 0)], null, last: 20).Chosen!.Value.PlaceId.ShouldBe(30);

    [Fact]
    public void The_least_loaded_gets_it_and_of_equals_the_one_whose_turn_it_is()
    {
        Candidate[] three = [new(10, 10, 3), new(20, 20, 3), new(30, 30, 4)];

        Turns.Next(Distribution.LeastLoaded, three, 8, last: 10).ShouldBe(new Turn(three[1], "LeastLoaded|3|8"));
        Turns.Next(Distribution.LeastLoaded, three, null, last: 20).ShouldBe(new Turn(three[0], "LeastOpen|3"));
    }

    [Fact]
    public void Who_holds_as_much_as_they_may_is_passed_over_and_when_all_do_it_waits()
    {
        Turns.Next(Distribution.RoundRobin, [new(10, 10, 8), new(20, 20, 7)], 8, last: 20).Chosen!.Value.PlaceId.ShouldBe(20);
        Turns.Next(Distribution.RoundRobin, [new(10, 10, 8), new(20, 20, 9)], 8, null).ShouldBe(new Turn(null, "Full|8"));
        Turns.Next(Distribution.LeastLoaded, [], 8, null).ShouldBe(new Turn(null, "NobodyHere"));
        Turns.Next(Distribution.None, [new(10, 10, 0)], null, null).ShouldBe(new Turn(null, "None"));
    }
}
