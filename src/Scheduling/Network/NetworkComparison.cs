using System.Collections.Immutable;
using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>A task that stands elsewhere after a change.</summary>
/// <param name="Task">Its id.</param>
/// <param name="Before">Its dates before.</param>
/// <param name="After">Its dates after.</param>
public sealed record MovedTask(long Task, TaskDates Before, TaskDates After)
{
    public Duration Start => After.Start - Before.Start;
    public Duration Finish => After.Finish - Before.Finish;
}

/// <summary>What a change would do, to be looked at before it is made: two datings of the same tasks side by side.</summary>
/// <param name="Moved">Tasks with another start or finish, in the order of the plan.</param>
/// <param name="Finish">How much later the plan ends, on the clock; negative: earlier.</param>
/// <param name="NowCritical">Tasks that lose their float.</param>
/// <param name="NowMissed">Tasks whose deadline was kept and will be missed.</param>
public sealed record NetworkComparison(ImmutableArray<MovedTask> Moved, Duration Finish, ImmutableArray<long> NowCritical, ImmutableArray<long> NowMissed)
{
    /// <summary>Compares; tasks in only one of both are left out.</summary>
    public static NetworkComparison Of(NetworkDates before, NetworkDates after)
    {
        var (moved, critical, missed) = (ImmutableArray.CreateBuilder<MovedTask>(), ImmutableArray.CreateBuilder<long>(), ImmutableArray.CreateBuilder<long>());
        var tasks = after.Network.Plan.Tasks;
        for (var place = 0; place < tasks.Length; place++)
        {
            if (!before.TryGet(tasks[place].Id, out var old))
                continue;
            var now = after.At(place);
            if (old.Start != now.Start || old.Finish != now.Finish)
                moved.Add(new MovedTask(tasks[place].Id, old, now));
            if (now.IsCritical && !old.IsCritical)
                critical.Add(tasks[place].Id);
            if (now.Finish > tasks[place].Deadline && !(old.Finish > tasks[place].Deadline))
                missed.Add(tasks[place].Id);
        }
        return new NetworkComparison(moved.ToImmutable(), after.Finish - before.Finish, critical.ToImmutable(), missed.ToImmutable());
    }
}
