using NodaTime;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks.Keeping;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks.Recounting;

/// <summary>Many items reckoned in memory: what goes, what is written anew, and whose next promise moved.</summary>
internal sealed class ClockRecounting(Rulebook rules, bool finished, Instant now)
{
    /// <summary>Ids of rows that are no longer right.</summary>
    public List<long> Gone { get; } = [];

    public List<Clock> Written { get; } = [];

    /// <summary>Items whose next promise has to be said anew.</summary>
    public List<long> Promises { get; } = [];

    /// <summary>Clocks looked at.</summary>
    public int Clocks { get; private set; }

    public void Take(IReadOnlyList<WorkItem> items, IReadOnlyList<Moment> moments, IReadOnlyList<Clock> stored)
    {
        var streams = moments.ToLookup(m => m.ItemId);
        var rows = stored.ToLookup(c => c.ItemId);
        foreach (var item in items)
            Take(item, [.. streams[item.Id]], [.. rows[item.Id]]);
    }

    private void Take(WorkItem item, List<Moment> moments, List<Clock> stored)
    {
        var standing = new List<Clock>(stored.Count);
        foreach (var rule in rules.Rules)
        {
            var mine = stored.FindAll(c => c.DefinitionId == rule.Definition.Id);
            if (rule.Rule is null)
            {
                standing.AddRange(mine);
                continue;
            }

            foreach (var course in Folding.Of(rule.Rule, moments))
            {
                Clocks++;
                var before = mine.Find(c => c.Run == course.Number);
                mine.Remove(before!);
                standing.Add(Reckoned(item, rule, course, before));
            }

            Drop(mine, standing);
        }

        Drop(stored.FindAll(c => rules.RuleOf(c.DefinitionId) is null), standing);
        if (ClockRows.NextPromise(standing) != item.PromisedAt)
            Promises.Add(item.Id);
    }

    private Clock Reckoned(WorkItem item, StandingRule rule, Course course, Clock? before)
    {
        if (before is not null && !finished && ClockRows.IsFrozen(before, course))
            return before;
        var row = ClockRows.New(item.Id, rule, course);
        if (before is not null)
            (row.VersionId, row.StepsTaken) = (before.VersionId, before.StepsTaken);
        ClockRows.Write(row, rule, course, new Reckoning(course), now, past: true);
        if (before is not null && Same(before, row))
            return before;
        if (before is not null)
            Gone.Add(before.Id);
        Written.Add(row);
        return row;
    }

    /// <summary>Clocks no rule gives any more: those that run go, those that ended stay as what was measured, unless all are reckoned anew.</summary>
    private void Drop(List<Clock> rows, List<Clock> standing)
    {
        foreach (var row in rows)
        {
            if (row.EndedAt is not null && !finished)
                standing.Add(row);
            else
                Gone.Add(row.Id);
        }
    }

    private static bool Same(Clock a, Clock b) =>
        (a.SpaceId, a.VersionId, a.Stage, a.Kind, a.Metric, a.AgreementId, a.TeamId) == (b.SpaceId, b.VersionId, b.Stage, b.Kind, b.Metric, b.AgreementId, b.TeamId)
        && (a.Amount, a.Unit, a.Calendar, a.StartedAt, a.PausedAt, a.EndedAt, a.DueAt) == (b.Amount, b.Unit, b.Calendar, b.StartedAt, b.PausedAt, b.EndedAt, b.DueAt)
        && (a.LimitMs, a.UsedMs, a.PassedMs, a.Broken, a.NextAt, a.StepsTaken) == (b.LimitMs, b.UsedMs, b.PassedMs, b.Broken, b.NextAt, b.StepsTaken);
}
