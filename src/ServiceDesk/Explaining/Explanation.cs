using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.ServiceDesk.Clocks.Keeping;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Explaining;

/// <summary>A moment of the item, which conditions held then, and what that did to the clock.</summary>
public sealed record ExplainedMoment(Moment Moment, IReadOnlyList<string> Held, IReadOnlyList<ClockTurn> Turns, bool OfThisRun);

/// <summary>A stretch of the clock's life: it ran or stood from here to there, so much working time passed, and so much was left at its end.</summary>
public sealed record ExplainedStretch(Instant From, Instant? To, ClockPause? Pause, Duration Working, Duration? Left);

/// <summary>Why a clock shows what it shows: folded again out of the moments by the version it names, with every step said.</summary>
public sealed record Explanation
{
    public required Clock Clock { get; init; }

    public required ClockDefinition Definition { get; init; }

    public required ClockVersion Version { get; init; }

    public required RuleBody Body { get; init; }

    public required IReadOnlyList<ExplainedMoment> Moments { get; init; }

    public required IReadOnlyList<ExplainedStretch> Stretches { get; init; }

    /// <summary>Working time by team, the longest first.</summary>
    public required IReadOnlyList<(long? Team, Duration Used)> Teams { get; init; }

    public required Course Course { get; init; }

    public required Reckoning Reckoning { get; init; }

    /// <summary>Folding again gives what is stored. It does not where names, agreements or hours changed after the clock had ended.</summary>
    public required bool Agrees { get; init; }

    /// <summary>Explains a clock; null when it is gone, or its rule can no longer be asked.</summary>
    public static async Task<Explanation?> Of(Visit visit, WorkItem item, long clockId, CancellationToken cancel = default)
    {
        var clock = await visit.Db.Set<Clock>().FirstOrDefaultAsync(c => c.Id == clockId && c.ItemId == item.Id, cancel);
        var rules = visit.Workspace.Get<Rulebook>();
        if (clock is null || rules.Definitions.FirstOrDefault(d => d.Id == clock.DefinitionId) is not { } definition)
            return null;
        var version = await visit.Db.Set<ClockVersion>().FirstAsync(v => v.Id == clock.VersionId, cancel);
        var body = Rulebook.BodyOf(version);
        if (rules.Bind(body, visit.Db) is not { Succeeded: true, Answer: { } rule })
            return null;
        var moments = await visit.Db.Set<Moment>().Where(m => m.ItemId == item.Id).OrderBy(m => m.Id).ToListAsync(cancel);
        var lines = new List<FoldLine>();
        if (Folding.Of(rule, moments, lines).FirstOrDefault(c => c.Number == clock.Run) is not { } course)
            return null;
        var reckoning = new Reckoning(course);
        var tests = Tests(body, visit);
        var again = ClockRows.New(item.Id, new StandingRule(definition, version, body, rule), course);
        ClockRows.Write(again, new StandingRule(definition, version, body, rule), course, reckoning, visit.Now);
        return new Explanation
        {
            Clock = clock, Definition = definition, Version = version, Body = body, Course = course, Reckoning = reckoning,
            Moments = [.. lines.Select(l => new ExplainedMoment(l.At, [.. tests.Where(t => t.Holds(l.At)).Select(t => t.Field)], l.Turns, l.Run == clock.Run))],
            Stretches = [.. StretchesOf(course, reckoning, visit.Now)],
            Teams = [.. TeamShares.Of(course, moments, visit.Now).Where(s => s.Value > Duration.Zero).OrderByDescending(s => s.Value).Select(s => (s.Key.Id, s.Value))],
            Agrees = (again.Stage, again.DueAt, again.StartedAt, again.EndedAt, again.PausedAt, again.UsedMs, again.LimitMs)
                == (clock.Stage, clock.DueAt, clock.StartedAt, clock.EndedAt, clock.PausedAt, clock.UsedMs, clock.LimitMs),
        };
    }

    private static IReadOnlyList<(string Field, Func<Moment, bool> Holds)> Tests(RuleBody body, Visit visit)
    {
        var scope = Rulebook.Scope(visit.Workspace, visit.Db);
        List<FieldFault> faults = [];
        return [.. body.Conditions().Select(c => (c.Field, Test: RuleBinding.Test(c.Field, c.Text, scope, faults))).Where(t => t.Test is not null).Select(t => (t.Field, t.Test!))];
    }

    private static IEnumerable<ExplainedStretch> StretchesOf(Course course, Reckoning reckoning, Instant now)
    {
        var calendar = course.Promise.Calendar;
        var end = course.EndedAt ?? now;
        var (from, left) = (course.StartedAt, reckoning.Limit);
        foreach (var pause in course.Pauses.Append(null))
        {
            var to = pause?.From ?? (course.Stage == ClockStage.Paused ? from : end);
            if (to > from)
            {
                var ran = calendar.Between(from, to);
                left -= ran;
                yield return new ExplainedStretch(from, course.EndedAt is null && pause is null ? null : to, null, ran, left);
            }

            if (pause is null)
                yield break;
            var until = pause.To ?? end;
            yield return new ExplainedStretch(pause.From, pause.To, pause, calendar.Between(pause.From, until), left);
            if (pause.To is null)
                yield break;
            from = until;
        }
    }
}
