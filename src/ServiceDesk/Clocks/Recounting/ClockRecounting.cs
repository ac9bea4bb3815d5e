using NodaTime;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks.Keeping;

namespace Steward.ServiceDesk.Clocks.Recounting;

/// <summary>An item as far as a recount asks: what it was promised until now.</summary>
internal sealed record PromisedItem(long Id, Instant? PromisedAt);

/// <summary>Many items reckoned in memory: what goes, what is written anew, and whose next promise moved.</summary>
internal sealed class ClockRecounting(Rulebook rules, bool finished, Instant now)
{
    private readonly IReadOnlyList<StandingRule> standing = rules.Rules;

    /// <summary>Ids of rows that are no longer right.</summary>
    public List<long> Gone { get; } = [];

    /// <summary>Rows to be written.</summary>
    public List<Clock> Fresh { get; } = [];

    /// <summary>Rows that stay as they are.</summary>
    public List<Clock> Kept { get; } = [];

    /// <summary>Items whose next promise has to be said anew.</summary>
    public List<long> Promises { get; } = [];

    /// <summary>Clocks looked at.</summary>
    public int Clocks { get; private set; }

    public int Written => Fresh.Count;

    /// <summary>Reckons items; everything is given in the order of their ids.</summary>
    public void Take(IReadOnlyList<PromisedItem> items, List<Moment> moments, List<Clock> stored)
    {
        var (m, c) = (0, 0);
        foreach (var item in items)
        {
            while (m < moments.Count && moments[m].ItemId < item.Id)
                m++; // of an item that is gone
            while (c < stored.Count && stored[c].ItemId < item.Id)
                c++;
            int firstMoment = m, firstClock = c;
            while (m < moments.Count && moments[m].ItemId == item.Id)
                m++;
            while (c < stored.Count && stored[c].ItemId == item.Id)
                c++;
            Take(item, moments.GetRange(firstMoment, m - firstMoment), stored.GetRange(firstClock, c - firstClock));
        }
    }

    private void Take(PromisedItem item, List<Moment> moments, List<Clock> stored)
    {
        var stands = new List<Clock>(stored.Count);
        foreach (var rule in standing)
        {
            var mine = stored.FindAll(c => c.DefinitionId == rule.Definition.Id);
            if (rule.Rule is null)
            {
                stands.AddRange(mine);
                Kept.AddRange(mine);
                continue;
            }

            foreach (var course in Folding.Of(rule.Rule, moments))
            {
                Clocks++;
                var before = mine.Find(c => c.Run == course.Number);
                if (before is not null)
                    mine.Remove(before);
                stands.Add(Reckoned(item, rule, course, before));
            }

            Drop(mine, stands);
        }

        Drop(stored.FindAll(c => !standing.Any(r => r.Definition.Id == c.DefinitionId)), stands);
        if (ClockRows.NextPromise(stands) != item.PromisedAt)
            Promises.Add(item.Id);
    }

    private Clock Reckoned(PromisedItem item, StandingRule rule, Course course, Clock? before)
    {
        if (before is not null && !finished && ClockRows.IsFrozen(before, course))
            return Keep(before);
        var row = ClockRows.New(item.Id, rule, course, before?.Id);
        if (before is not null)
            (row.VersionId, row.StepsTaken) = (before.VersionId, before.StepsTaken);
        ClockRows.Write(row, rule, course, new Reckoning(course), now, past: before is null);
        if (before is not null && Same(before, row))
            return Keep(before);
        if (before is not null)
            Gone.Add(before.Id);
        Fresh.Add(row);
        return row;
    }

    private Clock Keep(Clock row)
    {
        Kept.Add(row);
        return row;
    }

    /// <summary>Clocks no rule gives any more: those that run go, those that ended stay as what was measured, unless all are reckoned anew.</summary>
    private void Drop(List<Clock> rows, List<Clock> stands)
    {
        foreach (var row in rows)
        {
            if (row.EndedAt is not null && !finished)
                stands.Add(Keep(row));
            else
                Gone.Add(row.Id);
        }
    }

    private static bool Same(Clock a, Clock b) =>
        (a.SpaceId, a.VersionId, a.Stage, a.Kind, a.Metric, a.AgreementId, a.TeamId) == (b.SpaceId, b.VersionId, b.Stage, b.Kind, b.Metric, b.AgreementId, b.TeamId)
        && (a.Amount, a.Unit, a.Calendar, a.StartedAt, a.PausedAt, a.EndedAt, a.DueAt) == (b.Amount, b.Unit, b.Calendar, b.StartedAt, b.PausedAt, b.EndedAt, b.DueAt)
        && (a.LimitMs, a.UsedMs, a.PassedMs, a.Broken, a.NextAt, a.StepsTaken) == (b.LimitMs, b.UsedMs, b.PassedMs, b.Broken, b.NextAt, b.StepsTaken);
}
