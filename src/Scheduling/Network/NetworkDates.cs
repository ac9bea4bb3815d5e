using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>The dates of a network.</summary>
public sealed class NetworkDates
{
    internal NetworkDates(Network network, DateBook book) => (Network, Book) = (network, book);

    public Network Network { get; }

    /// <summary>The latest finish of all tasks; the start of the plan when it has none.</summary>
    public Instant Finish => Book.PlanFinish;

    internal DateBook Book { get; }

    /// <summary>The dates of the task with that id.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    public TaskDates this[long task] => TryGet(task, out var dates) ? dates : throw new KeyNotFoundException($"The plan has no task {task}.");

    public bool TryGet(long task, [MaybeNullWhen(false)] out TaskDates dates)
    {
        var found = Network.TryPlace(task, out var place);
        dates = found ? At(place) : default;
        return found;
    }

    /// <summary>The dates of the task at a place of the plan.</summary>
    public TaskDates At(int place) => new()
    {
        Start = Book.Start[place],
        Finish = Book.Finish[place],
        LateStart = Book.LateStart[place],
        LateFinish = Book.LateFinish[place],
        TotalFloat = Book.TotalFloat[place],
        FreeFloat = Book.FreeFloat[place],
        StartCause = Book.StartCause[place],
        LateCause = Book.LateCause[place],
        IsComplete = Book.Done[place],
    };

    /// <summary>When a task is worked on and when it pauses: its stretches between start and finish; one, unless it is split.</summary>
    public IEnumerable<Interval> Stretches(long task)
    {
        if (!Network.TryPlace(task, out var place))
            throw new KeyNotFoundException($"The plan has no task {task}.");
        var (plan, clock) = (Network.Plan.Tasks[place], Network.Clock(place));
        var (from, done) = (Book.Start[place], Duration.Zero);
        foreach (var split in plan.Splits)
        {
            var to = clock.After(from, split.After - done);
            yield return new Interval(from, to);
            (from, done) = (clock.NextWorking(clock.After(to, split.Pause)), split.After);
        }
        yield return new Interval(from, Book.Finish[place]);
    }
}
