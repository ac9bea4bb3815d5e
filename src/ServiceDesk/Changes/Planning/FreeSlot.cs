using NodaTime;
using Steward.Identity.Calendars;
using Steward.Platform.Edge;
using Steward.Scheduling.WorkingTime;
using Steward.ServiceDesk.Agreements.Rules;

namespace Steward.ServiceDesk.Changes.Planning;

/// <summary>In which hours a slot is sought.</summary>
public enum SlotHours
{
    /// <summary>While nobody works.</summary>
    Outside = 0,

    /// <summary>While people work.</summary>
    Working = 1,
    Any = 2,
}

/// <summary>Finds when a change can be made: the next windows free of freezes and of changes it would clash with.</summary>
internal static class FreeSlot
{
    /// <summary>How far ahead it looks.</summary>
    public static readonly Duration Horizon = Duration.FromDays(90);

    private static readonly Duration Step = Duration.FromMinutes(30);

    /// <summary>The next windows of a length.</summary>
    /// <param name="visit">Who asks.</param>
    /// <param name="change">The change, with what it touches.</param>
    /// <param name="others">Changes of the next weeks.</param>
    /// <param name="length">How long it takes.</param>
    /// <param name="hours">In which hours.</param>
    /// <param name="most">How many to find.</param>
    public static IReadOnlyList<Interval> Next(Visit visit, PlannedChange change, PlannedChanges others, Duration length, SlotHours hours, int most)
    {
        var book = visit.Workspace.Get<ChangeBook>();
        var (from, to) = (OnTheHalfHour(visit.Now), visit.Now + Horizon);
        var service = visit.Workspace.Get<Rulebook>().Agreements.Named(change.Item.Service)?.Id;
        var taken = others.All.Where(o => o.Item.Id != change.Item.Id && o.Item.IsOpen && o.End > o.Start && (PlannedChanges.Shared(change, o).Count > 0 || (change.Item.TeamId is { } team && team == o.Item.TeamId)))
            .Select(o => new Interval(o.Start, o.End))
            .Concat(change.Model is { InFreeze: true } ? [] : book.FreezesIn(from, to, service).Select(f => new Interval(f.From, f.To)));
        return Gaps(Open(visit.Workspace.Get<WorkingCalendars>().OfWorkspace, from, to, hours), [.. taken.OrderBy(t => t.Start)], length, most);
    }

    /// <summary>The first window of the length in each stretch that nothing stands in.</summary>
    internal static IReadOnlyList<Interval> Gaps(IEnumerable<Interval> open, IReadOnlyList<Interval> taken, Duration length, int most)
    {
        var found = new List<Interval>();
        foreach (var stretch in open)
        {
            var start = OnTheHalfHour(stretch.Start);
            foreach (var block in taken.Where(t => t.End > stretch.Start && t.Start < stretch.End))
            {
                if (block.Start < start + length && block.End > start)
                    start = OnTheHalfHour(block.End);
            }

            if (start + length <= stretch.End)
                found.Add(new Interval(start, start + length));
            if (found.Count == most)
                break;
        }

        return found;
    }

    private static IEnumerable<Interval> Open(WorkingCalendar calendar, Instant from, Instant to, SlotHours hours)
    {
        if (hours == SlotHours.Any)
        {
            yield return new Interval(from, to);
            yield break;
        }

        var free = from;
        foreach (var working in calendar.Stretches(from, to))
        {
            if (hours == SlotHours.Working)
                yield return working;
            else if (working.Start > free)
                yield return new Interval(free, working.Start);
            free = working.End;
        }

        if (hours == SlotHours.Outside && free < to)
            yield return new Interval(free, to);
    }

    private static Instant OnTheHalfHour(Instant at)
    {
        var over = at.ToUnixTimeTicks() % Step.BclCompatibleTicks;
        return over == 0 ? at : at.Plus(Step - Duration.FromTicks(over));
    }
}
