using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Explaining;

/// <summary>An item that would be judged otherwise.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="BrokenBefore">A clock of the published version was broken.</param>
/// <param name="BrokenAfter">A clock of the draft would be.</param>
/// <param name="DueBefore">Due moment of the last run by the published version.</param>
/// <param name="DueAfter">The same by the draft.</param>
public sealed record ChangedVerdict(long ItemId, bool BrokenBefore, bool BrokenAfter, Instant? DueBefore, Instant? DueAfter);

/// <summary>What a draft would have made of the past.</summary>
public sealed record WhatIf
{
    /// <summary>Newest items looked at, at most: enough to judge a rule, and an answer in seconds.</summary>
    public const int Most = 50_000;

    private const int AtOnce = 5_000;
    private const int MostNamed = 100;

    public int Items { get; private set; }

    public int ClocksBefore { get; private set; }

    public int ClocksAfter { get; private set; }

    public int BrokenBefore { get; private set; }

    public int BrokenAfter { get; private set; }

    /// <summary>Items broken by the draft and not by what holds.</summary>
    public int Worse { get; private set; }

    /// <summary>Items broken by what holds and not by the draft.</summary>
    public int Better { get; private set; }

    /// <summary>The newest items judged otherwise.</summary>
    public IReadOnlyList<ChangedVerdict> Changed { get; private set; } = [];

    /// <summary>Folds the moments of past items by the draft and by what holds, side by side. Reads only.</summary>
    public static async Task<Outcome<WhatIf>> Of(Workspace workspace, AppDb db, RuleBody draft, ClockRule? holds, Instant now, CancellationToken cancel = default)
    {
        var rules = workspace.Get<Rulebook>();
        if (Refusal.From(RuleShape.Faults(draft, workspace, db, now)) is { } faulty)
            return faulty;
        var rule = rules.Bind(draft, db);
        if (!rule.Succeeded)
            return rule.Refusal;
        var what = new WhatIf();
        var changed = new List<ChangedVerdict>();
        for (long? below = null; what.Items < Most;)
        {
            var items = await db.Set<WorkItem>().Where(i => below == null || i.Id < below).OrderByDescending(i => i.Id).Take(AtOnce).Select(i => i.Id).ToListAsync(cancel);
            if (items.Count == 0)
                break;
            var (first, last) = (items[^1], items[0]);
            var moments = await db.Set<Moment>().Where(m => m.ItemId >= first && m.ItemId <= last).OrderBy(m => m.ItemId).ThenBy(m => m.Id).ToListAsync(cancel);
            var streams = moments.ToLookup(m => m.ItemId);
            foreach (var item in items)
                what.Judge(item, [.. streams[item]], holds, rule.Answer, now, changed);
            below = first;
        }

        what.Changed = changed;
        return what;
    }

    private void Judge(long item, IReadOnlyList<Moment> moments, ClockRule? holds, ClockRule draft, Instant now, List<ChangedVerdict> changed)
    {
        Items++;
        var before = holds is null ? [] : Reckoned(Folding.Of(holds, moments));
        var after = Reckoned(Folding.Of(draft, moments));
        (ClocksBefore, ClocksAfter) = (ClocksBefore + before.Count, ClocksAfter + after.Count);
        bool brokenBefore = before.Exists(r => r.Broken(now)), brokenAfter = after.Exists(r => r.Broken(now));
        (BrokenBefore, BrokenAfter) = (BrokenBefore + before.Count(r => r.Broken(now)), BrokenAfter + after.Count(r => r.Broken(now)));
        if (brokenBefore == brokenAfter)
            return;
        if (brokenAfter)
            Worse++;
        else
            Better++;
        if (changed.Count < MostNamed)
            changed.Add(new ChangedVerdict(item, brokenBefore, brokenAfter, before.LastOrDefault()?.DueAt, after.LastOrDefault()?.DueAt));
    }

    private static List<Reckoning> Reckoned(IReadOnlyList<Course> courses) => [.. courses.Where(c => c.Stage != ClockStage.Cancelled).Select(c => new Reckoning(c))];
}
