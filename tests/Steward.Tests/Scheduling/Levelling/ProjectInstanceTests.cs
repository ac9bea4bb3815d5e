using System.Collections.Immutable;
using Shouldly;
using Steward.Scheduling.Levelling;
using Xunit;

namespace Steward.Tests.Scheduling.Levelling;

public sealed class ProjectInstanceTests
{
    static InstanceProblem? Problem(ImmutableArray<Activity> activities, params int[] capacities) =>
        ProjectInstance.TryMake(activities, [.. capacities], out _, out var problem) ? null : problem;

    [Fact]
    public void A_ring_is_named_in_the_order_of_work()
    {
        var problem = Problem([new(1, [], []), new(1, [], [0, 3]), new(1, [], [1]), new(1, [], [2]), new(1, [], [3])]).ShouldNotBeNull();

        problem.Fault.ShouldBe(InstanceFault.Cycle);
        problem.Chain[0].ShouldBe(problem.Chain[^1]);
        problem.Chain.Order().Distinct().ShouldBe([1, 2, 3]);
        for (var i = 1; i < problem.Chain.Length; i++)
            (problem.Chain[i - 1], problem.Chain[i]).ShouldBeOneOf((1, 2), (2, 3), (3, 1));
    }

    [Fact]
    public void What_can_not_be_is_refused_with_the_place()
    {
        Problem([])!.Fault.ShouldBe(InstanceFault.Empty);
        Problem([new(-1, [], [])])!.Fault.ShouldBe(InstanceFault.Duration);
        Problem([new(1, [2], [])], 1).ShouldBe(new InstanceProblem(InstanceFault.NeverFits, 0, 0, []), new SameProblem());
        Problem([new(1, [1], [])])!.Fault.ShouldBe(InstanceFault.Demand);
        Problem([new(1, [-1], [])], 1)!.Fault.ShouldBe(InstanceFault.Demand);
        Problem([new(1, [], [0])])!.Fault.ShouldBe(InstanceFault.Predecessor);
        Problem([new(1, [], [7])])!.Fault.ShouldBe(InstanceFault.Predecessor);
        Problem([new(1, [], [])], -1)!.Fault.ShouldBe(InstanceFault.Capacity);
        Problem([new(1, [], [])], ProjectInstance.MaximumUnits + 1)!.Fault.ShouldBe(InstanceFault.Capacity);
        Problem([new(int.MaxValue, [], []), new(int.MaxValue, [], [])])!.Fault.ShouldBe(InstanceFault.Duration);
    }

    [Fact]
    public void A_plan_that_breaks_the_project_is_found_out()
    {
        var instance = ProjectInstance.Of([new(3, [2], []), new(2, [2], []), new(1, [0], [0])], [3]);

        PlanCheck.Find(instance, [0, 3, 3]).ShouldBeNull();
        PlanCheck.Find(instance, [0, 2, 3]).ShouldBe(new PlanFault(1, -1, 0, 2));
        PlanCheck.Find(instance, [0, 3, 2]).ShouldBe(new PlanFault(2, 0, -1, 2));
        PlanCheck.Find(instance, [-1, 3, 3]).ShouldNotBeNull();
    }

    [Fact]
    public void The_bounds_say_what_holds_a_project_up()
    {
        LowerBound.Of(ProjectInstance.Of([new(3, [1], []), new(4, [1], []), new(2, [1], [])], [2])).ShouldBe(new LowerBound(5, BoundReason.Capacity, 0));
        LowerBound.Of(ProjectInstance.Of([new(3, [2], []), new(4, [2], []), new(2, [2], [])], [3])).ShouldBe(new LowerBound(9, BoundReason.Sequence));
        // a head of 5 and a tail of 1 around work that has to queue
        LowerBound.Of(ProjectInstance.Of([new(5, [], []), new(3, [1], [0]), new(3, [1], [0]), new(1, [], [1, 2])], [1])).Length.ShouldBe(12);
    }

    sealed class SameProblem : IEqualityComparer<InstanceProblem?>
    {
        public bool Equals(InstanceProblem? one, InstanceProblem? other) => (one?.Fault, one?.Activity, one?.Resource) == (other?.Fault, other?.Activity, other?.Resource);

        public int GetHashCode(InstanceProblem? problem) => 0;
    }
}
