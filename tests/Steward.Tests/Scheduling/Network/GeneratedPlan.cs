using System.Collections.Immutable;
using NodaTime;
using Steward.Scheduling.Network;
using Steward.Scheduling.WorkingTime;

namespace Steward.Tests.Scheduling.Network;

/// <summary>Plans made by chance: summaries in summaries, all kinds of links and lags, several calendars; when asked for, dates fixed by hand too.</summary>
static class GeneratedPlan
{
    public static readonly WorkingCalendar Days = new(CalendarLayer.Of("days", WeeklyHours.MondayToFriday(new WorkingSlot(480, 720), new WorkingSlot(780, 1020)), DateTimeZone.Utc));

    static readonly WorkingCalendar[] Calendars =
    [
        Days,
        new(CalendarLayer.Of("shift", WeeklyHours.On([IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Saturday], new WorkingSlot(360, 840)), DateTimeZone.Utc)),
        WorkingCalendar.AroundTheClock,
    ];

    public static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 8, 0);

    public static NetworkPlan Make(int tasks, int links, int seed, bool fixedDates, bool summaries = true, bool oneCalendar = false)
    {
        var random = new Random(seed);
        var groups = summaries ? Math.Max(1, tasks / 8) : 0;
        var made = new List<NetworkTask>();
        for (var i = 1; i <= groups; i++)
            made.Add(new NetworkTask { Id = i, Parent = i > 2 && random.Next(2) == 0 ? random.Next(1, i) : null });
        for (var i = groups + 1; i <= groups + tasks; i++)
        {
            var task = new NetworkTask
            {
                Id = i,
                Parent = groups > 0 && random.Next(4) > 0 ? random.Next(1, groups + 1) : null,
                Duration = Duration.FromMinutes(random.Next(8) == 0 ? 0 : random.Next(1, 160) * 15),
                Calendar = !oneCalendar && random.Next(3) == 0 ? Calendars[random.Next(Calendars.Length)] : null,
            };
            made.Add(fixedDates ? Fix(task, random) : Split(task, random));
        }
        return new NetworkPlan { Start = Start, Calendar = Days, Tasks = [.. made], Links = Links(made, links, random, elapsed: !oneCalendar), Status = fixedDates && seed % 3 == 0 ? Start + Duration.FromDays(20) : null };
    }

    static NetworkTask Split(NetworkTask task, Random random) => random.Next(10) > 0 || task.Duration < Duration.FromHours(4) ? task : task with
    {
        Splits = [new TaskSplit(Duration.FromHours(1), Duration.FromMinutes(random.Next(1, 900))), new TaskSplit(Duration.FromHours(3), Duration.FromHours(2))],
    };

    static NetworkTask Fix(NetworkTask task, Random random)
    {
        var day = Start + Duration.FromHours(random.Next(0, 2_000));
        return random.Next(14) switch
        {
            0 => task with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = day },
            1 => task with { Constraint = ConstraintKind.StartNoLaterThan, ConstraintDate = day },
            2 => task with { Constraint = ConstraintKind.FinishNoEarlierThan, ConstraintDate = day },
            3 => task with { Constraint = ConstraintKind.FinishNoLaterThan, ConstraintDate = day },
            4 => task with { Constraint = ConstraintKind.MustStartOn, ConstraintDate = day },
            5 => task with { Constraint = ConstraintKind.MustFinishOn, ConstraintDate = day },
            6 => task with { Deadline = day },
            7 => task with { ManualStart = day },
            8 => task with { ManualStart = day, ManualFinish = day + Duration.FromHours(50) },
            9 => task with { ActualStart = day, Progress = 0.4 },
            10 => task with { ActualStart = day, ActualFinish = day + Duration.FromHours(60), Progress = 1 },
            _ => Split(task, random),
        };
    }

    /// <summary>Tries links by chance and keeps those that make no ring.</summary>
    static ImmutableArray<NetworkLink> Links(List<NetworkTask> tasks, int wanted, Random random, bool elapsed)
    {
        var links = new List<NetworkLink>();
        var parents = tasks.Select(task => task.Parent).OfType<long>().ToHashSet();
        for (var tries = 0; links.Count < wanted && tries < wanted * 20; tries++)
        {
            var (from, to) = (tasks[random.Next(tasks.Count)], tasks[random.Next(tasks.Count)]);
            var kind = parents.Contains(to.Id) ? (LinkKind)random.Next(2) : (LinkKind)random.Next(4);
            var lag = random.Next(6) switch
            {
                0 => Lag.Working(Duration.FromMinutes(random.Next(-300, 900))),
                1 when elapsed => Lag.Elapsed(Duration.FromMinutes(random.Next(-300, 3_000))),
                2 => Lag.OfDuration(random.Next(-50, 120)),
                _ => Lag.None,
            };
            var link = new NetworkLink(from.Id, to.Id, kind, lag);
            var plan = new NetworkPlan { Start = Start, Calendar = Days, Tasks = [.. tasks], Links = [.. links, link] };
            if (from.Id < to.Id + 5 && Steward.Scheduling.Network.Network.TryMake(plan, out _, out _))
                links.Add(link);
        }
        return [.. links];
    }
}
