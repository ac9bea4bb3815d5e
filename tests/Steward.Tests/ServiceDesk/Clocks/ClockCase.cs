using NodaTime;
using Steward.Scheduling.WorkingTime;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Types;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>Working hours as the generator made them: what both the product and the reference are told.</summary>
internal sealed record CaseHours(DateTimeZone Zone, IReadOnlyList<(int Start, int End)>[] Week, IReadOnlyDictionary<LocalDate, IReadOnlyList<(int Start, int End)>> Days)
{
    public WorkingCalendar ToCalendar() => new(new CalendarLayer
    {
        Name = "case", Zone = Zone,
        Weeks = [new WeekFrom(LocalDate.MinIsoValue, Enumerable.Range(0, 7).Aggregate(WeeklyHours.None, (week, day) => week.With((IsoDayOfWeek)(day + 1), Day(Week[day]))))],
        Exceptions = [.. Days.Select(d => new DayException(d.Key, d.Key, Day(d.Value), "day"))],
    });

    private static WorkingDay Day(IEnumerable<(int Start, int End)> slots) => WorkingDay.Of(slots.Select(s => new WorkingSlot(s.Start, s.End)));
}

/// <summary>A made-up item with its past, a rule and the hours it is counted by.</summary>
internal sealed record ClockCase(ClockRule Rule, IReadOnlyList<Moment> Moments, IReadOnlyDictionary<Priority, (Target Target, CaseHours Hours)> Promises, string Shape);

/// <summary>
/// Makes cases from a number: several slots a day, zones and clock changes, holidays in a pause, calendars nobody works in, targets of nothing, creation out of
/// hours, a priority that changes while the clock stands, reopening, merging.
/// </summary>
internal sealed class ClockCases(int seed)
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "UTC"];

    // around changes of the clocks as often as not
    private static readonly Instant[] Anchors =
    [
        Instant.FromUtc(2026, 3, 27, 0, 0), Instant.FromUtc(2026, 10, 23, 0, 0), Instant.FromUtc(2026, 3, 6, 0, 0), Instant.FromUtc(2026, 10, 30, 0, 0),
        Instant.FromUtc(2026, 4, 3, 0, 0), Instant.FromUtc(2025, 12, 22, 0, 0), Instant.FromUtc(2026, 6, 10, 0, 0), Instant.FromUtc(2024, 2, 27, 0, 0),
    ];

    private readonly Random random = new(seed);

    public ClockCase Next()
    {
        var hours = Hours();
        var other = random.Next(3) == 0 ? Hours() : hours;
        var promises = Enum.GetValues<Priority>().ToDictionary(p => p, p => (Aim(), p == Priority.Urgent ? other : hours));
        if (random.Next(12) == 0)
            promises.Remove(Priority.Low); // nothing is promised for it
        var calendars = promises.Values.Select(p => p.Item2).Distinct().ToDictionary(h => h, h => h.ToCalendar());
        var given = promises.ToDictionary(p => p.Key, p => new Promise(p.Value.Item1, calendars[p.Value.Item2]));
        var (rule, shape) = Rule(moment => given.GetValueOrDefault(moment.Priority));
        return new ClockCase(rule, Moments(), promises, shape);
    }

    private (ClockRule, string) Rule(Func<Moment, Promise?> promise)
    {
        var goesOn = random.Next(2) == 0;
        var early = random.Next(3) == 0;
        return random.Next(5) switch
        {
            0 => (new ClockRule { Applies = Any, Start = Open, Stop = m => m.Answered || !Open(m), GoesOn = goesOn, FromCreation = early, Promise = promise }, "first response"),
            1 => (new ClockRule { Applies = Any, Start = m => m.Answered && m.Unanswered && Open(m), Stop = m => !m.Unanswered || !Open(m), Pause = Waits, Promise = promise }, "next response"),
            2 => (new ClockRule { Applies = Any, Start = Open, Stop = m => !Open(m), Reset = m => m.Kind == MomentKind.Replied, Pause = Waits, GoesOn = goesOn, Promise = promise }, "update"),
            3 => (new ClockRule
            {
                Applies = m => m.Type != "task", Start = m => m.State == "in-progress", Stop = m => m.Category == StateCategory.Done, Pause = Waits, Resume = m => m.State == "in-progress",
                Cancel = m => m.Category == StateCategory.Cancelled, GoesOn = goesOn, FromCreation = early, Promise = promise,
            }, "custom"),
            _ => (new ClockRule
            {
                Applies = m => m.Type != "task", Start = Open, Stop = m => m.Category == StateCategory.Done, Pause = Waits, Cancel = m => m.Category == StateCategory.Cancelled, GoesOn = goesOn,
                Promise = promise,
            }, "resolution"),
        };

        static bool Any(Moment m) => true;
        static bool Open(Moment m) => m.Category < StateCategory.Done;
        static bool Waits(Moment m) => m.Category == StateCategory.Waiting;
    }

    private List<Moment> Moments()
    {
        var at = Anchors[random.Next(Anchors.Length)] + Duration.FromMinutes(random.Next(4 * 24 * 60));
        var (state, priority, type, answered, unanswered) = ("new", (Priority)random.Next(5), random.Next(10) == 0 ? "task" : "incident", false, true);
        long? team = null;
        List<Moment> moments = [Make(MomentKind.Created)];
        for (var left = random.Next(8); left > 0; left--)
        {
            at += Duration.FromMinutes(random.Next(4) == 0 ? 0 : random.Next(1, random.Next(3) == 0 ? 2_500 : 400));
            switch (random.Next(9))
            {
                case 0:
                    priority = (Priority)random.Next(5);
                    moments.Add(Make(MomentKind.Changed));
                    break;
                case 1:
                    (answered, unanswered) = (true, false);
                    moments.Add(Make(MomentKind.Replied));
                    break;
                case 2:
                    unanswered = true;
                    moments.Add(Make(MomentKind.Asked));
                    break;
                case 3:
                    moments.Add(Make(MomentKind.Noted));
                    break;
                case 4:
                    (team, type) = (random.Next(3), random.Next(15) == 0 ? "task" : "incident");
                    moments.Add(Make(MomentKind.Changed));
                    break;
                default:
                    string[] states = ["new", "in-progress", "waiting", "waiting", "on-hold", "resolved", "closed", "merged"];
                    state = states[random.Next(states.Length)];
                    moments.Add(Make(MomentKind.Moved));
                    break;
            }
        }

        return moments;

        Moment Make(MomentKind kind) => new()
        {
            At = at, Kind = kind, Type = type, State = state, Priority = priority, TeamId = team, Answered = answered, Unanswered = unanswered,
            Category = state switch
            {
                "new" => StateCategory.New,
                "in-progress" => StateCategory.Active,
                "waiting" or "on-hold" => StateCategory.Waiting,
                "merged" => StateCategory.Cancelled,
                _ => StateCategory.Done,
            },
        };
    }

    private Target Aim() => random.Next(12) switch
    {
        0 => new(0, TargetUnit.BusinessMinutes),
        1 => new(random.Next(1, 4), TargetUnit.BusinessDays),
        2 => new(random.Next(0, 3), TargetUnit.EndOfBusinessDay),
        3 => new(random.Next(0, 40), TargetUnit.Hours),
        4 => new(random.Next(0, 3), TargetUnit.Days),
        5 or 6 => new(random.Next(1, 20), TargetUnit.BusinessHours),
        _ => new(random.Next(1, 900), TargetUnit.BusinessMinutes),
    };

    private CaseHours Hours()
    {
        var zone = DateTimeZoneProviders.Tzdb[Zones[random.Next(Zones.Length)]];
        IReadOnlyList<(int, int)> usual = [(8 * 60, 12 * 60), (13 * 60, 17 * 60)];
        var kind = random.Next(10);
        var week = Enumerable.Range(0, 7).Select(day => kind switch
        {
            0 => [],
            1 => [(0, 1440)],
            < 6 => day < 5 ? usual : [],
            _ => random.Next(4) == 0 ? [] : Slots(),
        }).ToArray();
        var days = new Dictionary<LocalDate, IReadOnlyList<(int, int)>>();
        foreach (var anchor in Anchors)
        {
            for (var extra = random.Next(5); extra > 0; extra--)
                days[anchor.InUtc().Date.PlusDays(random.Next(14))] = random.Next(3) > 0 ? [] : Slots();
        }

        return new CaseHours(zone, week, days);
    }

    private List<(int, int)> Slots()
    {
        var slots = new List<(int, int)>();
        var from = random.Next(10 * 60);
        for (var left = random.Next(1, 5); left > 0 && from < 1400; left--)
        {
            var to = Math.Min(1440, from + random.Next(1, 300));
            slots.Add((from, to));
            from = to + random.Next(1, 150);
        }

        return slots;
    }
}
