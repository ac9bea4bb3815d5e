using NodaTime;
using Steward.Platform.Data;
using Steward.ServiceDesk.Agreements.Rules;

namespace Steward.ServiceDesk.Clocks.Keeping;

/// <summary>A course as the row that is stored.</summary>
internal static class ClockRows
{
    /// <summary>A row without its figures yet; a row that is written anew keeps its id, which links name.</summary>
    public static Clock New(long item, StandingRule rule, Course course, long? id = null) => new() { Id = id ?? Ids.Next(), ItemId = item, DefinitionId = rule.Definition.Id, Run = course.Number };

    /// <summary>A clock that ended, and ends still at the same moment, is not written again: later rules do not change what was measured.</summary>
    public static bool IsFrozen(Clock row, Course course) => row.EndedAt is { } ended && course.EndedAt == ended && row.Stage == course.Stage;

    /// <summary>Fills the row.</summary>
    /// <param name="row">New or stored.</param>
    /// <param name="rule">By which version.</param>
    /// <param name="course">What happened.</param>
    /// <param name="reckoning">What follows.</param>
    /// <param name="now">Up to when it is judged.</param>
    /// <param name="past">Steps that came before now count as taken: nobody is called for what was over before the clock was known.</param>
    public static void Write(Clock row, StandingRule rule, Course course, Reckoning reckoning, Instant now, bool past = false)
    {
        var stands = course.Stage == ClockStage.Paused ? course.Pauses[^1].From : (Instant?)null;
        var measured = course.EndedAt ?? stands;
        if (row.VersionId != 0 && row.VersionId != rule.Version.Id)
        {
            // steps have places of their own in each version: those of another are not these
            row.StepsTaken &= 1;
            past = true;
        }

        (row.SpaceId, row.VersionId, row.Stage, row.Kind, row.Metric) = (course.Last.SpaceId, rule.Version.Id, course.Stage, rule.Definition.Kind, rule.Definition.Metric);
        (row.AgreementId, row.TeamId, row.Amount, row.Unit, row.Calendar) =
            (course.Promise.AgreementId, course.Last.TeamId, course.Promise.Target.Amount, course.Promise.Target.Unit, course.Promise.CalendarName);
        (row.StartedAt, row.PausedAt, row.EndedAt, row.DueAt) = (course.StartedAt, stands, course.EndedAt, WholeMs(reckoning.DueAt));
        (row.LimitMs, row.UsedMs, row.PassedMs) = (Ms(reckoning.Limit), measured is { } m ? Ms(reckoning.Used(m)) : null, measured is { } p ? Ms(reckoning.Passed(p)) : null);
        row.StoodMs = course.Pauses.Count == 0 ? 0 : Ms(reckoning.Stood(measured ?? now)) ?? 0;
        row.Broken = course.Stage != ClockStage.Cancelled && reckoning.Broken(now);
        row.StepsTaken = row.Broken ? row.StepsTaken | 1 : row.StepsTaken & ~1;
        row.NextAt = course.Stage == ClockStage.Running ? Next(row, rule, reckoning, now, past) : null;
    }

    /// <summary>The next moment the item is promised something, of clocks that run; the earliest, so that no promise hides another.</summary>
    public static Instant? NextPromise(IEnumerable<Clock> clocks)
    {
        Instant? next = null;
        foreach (var clock in clocks)
        {
            if (clock is { Stage: ClockStage.Running, DueAt: { } due } && (next is null || due < next))
                next = due;
        }

        return next;
    }

    /// <summary>The earliest step not taken, the due moment among them.</summary>
    private static Instant? Next(Clock row, StandingRule rule, Reckoning reckoning, Instant now, bool past)
    {
        var next = (row.StepsTaken & 1) == 0 ? row.DueAt : null;
        for (var i = 0; i < rule.Body.Steps.Count; i++)
        {
            if ((row.StepsTaken & (2 << i)) != 0 || WholeMs(reckoning.At(rule.Body.Steps[i])) is not { } at)
                continue;
            if (past && at <= now)
                row.StepsTaken |= 2 << i;
            else if (next is null || at < next)
                next = at;
        }

        return next;
    }

    /// <summary>As it is stored: whole milliseconds, rounded up, so that nothing is late by less than one.</summary>
    private static Instant? WholeMs(Instant? at) =>
        at is { } exact ? Instant.FromUnixTimeMilliseconds((exact.ToUnixTimeTicks() + NodaConstants.TicksPerMillisecond - 1) / NodaConstants.TicksPerMillisecond) : null;

    private static long? Ms(Duration? duration) => duration is { } value ? (long)value.TotalMilliseconds : null;
}
