using NodaTime;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;

namespace Steward.Tests.ServiceDesk.Clocks;

/// <summary>What the reference says of one run, in minutes since the creation of the item. A day of a target beyond the days it looks at leaves the due moment unknown.</summary>
internal sealed record ReferenceRun(int Start, int? End, ClockStage Stage, int? Due, bool DueIsFar, bool DueUnknown, int Used, int Passed);

/// <summary>
/// The same question answered in the plainest way there is: minute after minute, a person with a stop-watch looks whether the clock runs and whether
/// anybody works, and makes a stroke. Shares nothing with the product but the words of the rule.
/// </summary>
internal sealed class ReferenceClock
{
    private const int Horizon = 20 * 24 * 60; // far beyond the days the tests look at
    private readonly ClockCase told;
    private readonly Instant zero;
    private readonly int length;
    private readonly Dictionary<CaseHours, bool[]> working = [];

    public ReferenceClock(ClockCase told)
    {
        this.told = told;
        zero = told.Moments[0].At;
        length = Minute(told.Moments[^1].At) + Horizon;
    }

    private sealed class Run(int start)
    {
        public int Start { get; } = start;
        public int? End { get; set; }
        public ClockStage Stage { get; set; }
        public Priority Priority { get; set; }
        public HashSet<int> Standing { get; } = [];
    }

    /// <summary>Tells every run as a person would on the day it is looked at.</summary>
    public IReadOnlyList<ReferenceRun> Runs(Instant now)
    {
        var runs = new List<Run>();
        Run? active = null;
        var next = 0;
        for (var minute = 0; minute < length; minute++)
        {
            while (next < told.Moments.Count && Minute(told.Moments[next].At) == minute)
                active = Hear(told.Moments[next++], minute, active, runs);
            if (active is { Stage: ClockStage.Paused })
                active.Standing.Add(minute);
        }

        var looked = Minute(now);
        return [.. runs.Select(r => Told(r, looked))];
    }

    private Run? Hear(Moment moment, int minute, Run? active, List<Run> runs)
    {
        var rule = told.Rule;
        var promised = told.Promises.ContainsKey(moment.Priority);
        if (active is null)
        {
            if (!promised || !rule.Applies(moment) || rule.Cancel(moment) || rule.Stop(moment) || !rule.Start(moment))
                return null;
            var stands = false;
            if (rule.GoesOn && runs.Count > 0 && runs[^1].Stage == ClockStage.Stopped)
            {
                active = runs[^1];
                for (var closed = active.End!.Value; closed < minute; closed++)
                    active.Standing.Add(closed);
                active.End = null;
            }
            else
            {
                var early = rule.FromCreation && runs.Count == 0;
                active = new Run(early ? 0 : minute);
                runs.Add(active);
                stands = early && StoodBefore(moment, minute, active);
            }

            active.Priority = moment.Priority;
            active.Stage = Stands(moment, stands) ? ClockStage.Paused : ClockStage.Running;
            return active;
        }

        if (!rule.Applies(moment) || rule.Cancel(moment) || !promised)
            return Finish(active, minute, ClockStage.Cancelled);
        active.Priority = moment.Priority;
        if (rule.Stop(moment))
            return Finish(active, minute, ClockStage.Stopped);
        if (rule.Reset(moment) && rule.Start(moment))
        {
            Finish(active, minute, ClockStage.Stopped);
            active = new Run(minute) { Priority = moment.Priority };
            runs.Add(active);
        }

        active.Stage = Stands(moment, active.Stage == ClockStage.Paused) ? ClockStage.Paused : ClockStage.Running;
        return active;
    }

    /// <summary>Marks what was missed before the moment it starts at; answers whether it stands then.</summary>
    private bool StoodBefore(Moment moment, int minute, Run run)
    {
        var (stands, from) = (false, 0);
        foreach (var earlier in told.Moments.TakeWhile(m => !ReferenceEquals(m, moment)))
        {
            Mark(Minute(earlier.At));
            stands = Stands(earlier, stands);
        }

        Mark(minute);
        return stands;

        void Mark(int to)
        {
            for (; from < to; from++)
            {
                if (stands)
                    run.Standing.Add(from);
            }
        }
    }

    private bool Stands(Moment moment, bool stood) => stood && told.Rule.Resume is { } resume
        ? !resume(moment)
        : told.Rule.Pause(moment) && (stood || told.Rule.Resume is not { } again || !again(moment));

    private static Run? Finish(Run run, int minute, ClockStage how)
    {
        (run.End, run.Stage) = (minute, how);
        return null;
    }

    private ReferenceRun Told(Run run, int looked)
    {
        var (target, hours) = told.Promises[run.Priority];
        var counted = target.OnTheWall ? Enumerable.Repeat(true, length).ToArray() : Working(hours);
        var limit = Limit(target, hours, counted, run.Start);
        int? due = limit == 0 ? run.Start : null;
        int used = 0, passed = 0, strokes = 0;
        for (var minute = run.Start; minute < length; minute++)
        {
            var runs = !run.Standing.Contains(minute); // what is over is told as if it had gone on
            if (runs && counted[minute] && ++strokes == limit)
                due ??= minute + 1;
            if (runs && minute < (run.End ?? looked))
            {
                passed++;
                used += counted[minute] ? 1 : 0;
            }
        }

        var unknown = limit is null && counted.Contains(true);
        return new ReferenceRun(run.Start, run.End, run.Stage, due, due is null && !unknown && run.Stage != ClockStage.Paused, unknown, used, passed);
    }

    private int? Limit(Target target, CaseHours hours, bool[] counted, int start)
    {
        var minutes = target.Unit switch
        {
            TargetUnit.BusinessMinutes => target.Amount,
            TargetUnit.BusinessHours or TargetUnit.Hours => target.Amount * 60,
            _ => -1,
        };
        if (minutes >= 0)
            return minutes;
        var zone = hours.Zone;
        int? goal = target.Unit switch
        {
            TargetUnit.Days => Minute(zone.AtLeniently(At(start).InZone(zone).LocalDateTime.PlusDays(target.Amount)).ToInstant()),
            TargetUnit.BusinessDays => SameTime(target.Amount, zone, counted, start),
            _ => Closing(target.Amount, zone, counted, start),
        };
        return goal is { } to && to <= length ? Enumerable.Range(start, Math.Max(0, to - start)).Count(m => counted[m]) : null;
    }

    private int? SameTime(int amount, DateTimeZone zone, bool[] counted, int start)
    {
        var opening = Array.IndexOf(counted, true, start);
        if (opening < 0)
            return null;
        var local = At(opening).InZone(zone).LocalDateTime;
        var days = WorkingDates(zone, counted, opening).Where(d => d > local.Date).Distinct().ElementAtOrDefault(amount - 1);
        return days == default ? null : Minute(zone.AtLeniently(days.At(local.TimeOfDay)).ToInstant());
    }

    private int? Closing(int amount, DateTimeZone zone, bool[] counted, int start)
    {
        var today = At(start).InZone(zone).Date;
        var dates = WorkingDates(zone, counted, start).ToList();
        var date = amount == 0 && dates.Contains(today) ? today : dates.Where(d => d > today).Distinct().ElementAtOrDefault(Math.Max(1, amount) - 1);
        if (date == default)
            return null;
        for (var minute = length - 1; minute >= start; minute--)
        {
            if (counted[minute] && At(minute).InZone(zone).Date == date)
                return minute + 1 < length ? minute + 1 : null; // else it may close later than anybody looks
        }

        return null;
    }

    private IEnumerable<LocalDate> WorkingDates(DateTimeZone zone, bool[] counted, int from)
    {
        var last = LocalDate.MinIsoValue;
        for (var minute = from; minute < length; minute++)
        {
            if (!counted[minute] || At(minute).InZone(zone).Date is var date && date == last)
                continue;
            yield return last = date;
        }
    }

    private bool[] Working(CaseHours hours)
    {
        if (working.TryGetValue(hours, out var known))
            return known;
        var all = new bool[length];
        IReadOnlyList<(int Start, int End)> slots = [];
        var day = LocalDate.MinIsoValue;
        foreach (var interval in hours.Zone.GetZoneIntervals(zero, At(length)))
        {
            var (first, last) = (interval.HasStart ? Math.Max(0, Minute(interval.Start)) : 0, interval.HasEnd ? Math.Min(length, Minute(interval.End)) : length);
            var local = At(first).InZone(hours.Zone).LocalDateTime;
            var clock = (local.Hour * 60) + local.Minute;
            var date = local.Date;
            for (var minute = first; minute < last; minute++, clock++)
            {
                if (clock == 1440)
                    (clock, date) = (0, date.PlusDays(1));
                if (day != date)
                    (day, slots) = (date, hours.Days.TryGetValue(date, out var special) ? special : hours.Week[(int)date.DayOfWeek - 1]);
                foreach (var (from, to) in slots)
                    all[minute] |= clock >= from && clock < to;
            }
        }

        return working[hours] = all;
    }

    private int Minute(Instant at) => (int)(at - zero).TotalMinutes;

    private Instant At(int minute) => zero + Duration.FromMinutes(minute);
}
