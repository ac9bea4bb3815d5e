using System.Diagnostics;
using NodaTime;
using Steward.Bench.Telling;
using Steward.Scheduling.Network;
using Steward.Scheduling.WorkingTime;

namespace Steward.Bench.Planning;

/// <summary>Dates of a plan of 10,000 tasks in 1,000 summaries with 15,000 links of all kinds: all of them, and after one change.</summary>
internal sealed class DateBench(Figures figures)
{
    private const int Summaries = 1_000;
    private const int Tasks = 10_000;
    private const int Links = 15_000;
    private const double MostWhole = 100;
    private const double MostChange = 10;

    private readonly Random random = new(1);

    public void Run()
    {
        if (!Network.TryMake(Plan(), out var network, out var problem) || !network.TryDate(out var dates, out problem))
            throw new InvalidOperationException($"The plan has no dates: {problem}.");
        var whole = Median(20, () => network.TryDate(out _, out _));
        var change = Median(200, () =>
        {
            var task = network.Plan.Tasks[random.Next(Summaries, Tasks)];
            if (!network.TryChange(task with { Duration = task.Duration + Duration.FromHours(3) }, out var changed, out _) || !changed.TryRedate(dates, out _, out _))
                throw new InvalidOperationException($"Task {task.Id} could not be changed.");
        });
        figures.Add(new("Dates of 10,000 tasks", "all dates anew, median", whole, "ms", Aim: $"≤ {MostWhole:0} ms", Reached: whole <= MostWhole));
        figures.Add(new("Dates of 10,000 tasks", "dates after one change, median", change, "ms", Aim: $"≤ {MostChange:0} ms", Reached: change <= MostChange));
    }

    private static double Median(int times, Action work)
    {
        var taken = new List<double>();
        for (var i = 0; i < times + 5; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        // the first ones are the compiler's
        return taken.Skip(5).Order().ElementAt(times / 2);
    }

    private NetworkPlan Plan()
    {
        var days = new WorkingCalendar(CalendarLayer.Of("days", WeeklyHours.MondayToFriday(new WorkingSlot(480, 720), new WorkingSlot(780, 1020)), DateTimeZone.Utc));
        var tasks = Enumerable.Range(0, Tasks).Select(i => i < Summaries
            ? new NetworkTask { Id = i + 1 }
            : new NetworkTask { Id = i + 1, Parent = 1 + ((i - Summaries) / 9), Duration = Duration.FromMinutes(random.Next(1, 60) * 30) });
        var links = Enumerable.Range(0, Links).Select(_ =>
        {
            var from = random.Next(Summaries, Tasks - 1);
            var to = from + 1 + random.Next(0, Math.Min(400, Tasks - from - 1));
            var kind = random.Next(10) < 7 ? LinkKind.FinishToStart : (LinkKind)random.Next(4);
            return new NetworkLink(from + 1, to + 1, kind, random.Next(5) == 0 ? Lag.Working(Duration.FromHours(random.Next(-4, 16))) : Lag.None);
        });
        return new NetworkPlan { Start = Instant.FromUtc(2026, 1, 5, 8, 0), Calendar = days, Tasks = [.. tasks], Links = [.. links] };
    }
}
