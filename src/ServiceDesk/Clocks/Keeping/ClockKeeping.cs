using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks.Recounting;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Clocks.Keeping;

/// <summary>The moments and clocks of the items one command touches: read once per item, two statements, and none for an item that is only being made.</summary>
internal sealed class ClockKeeping(CommandContext context)
{
    private readonly Dictionary<long, Kept> kept = [];
    private readonly Rulebook rules = context.Workspace.Get<Rulebook>();

    /// <summary>Adds a moment and reckons the clocks of the item anew.</summary>
    public async Task Hear(WorkItem item, MomentKind kind, Instant at, long? by)
    {
        var known = await Of(item, isNew: kind == MomentKind.Created);
        var moment = Sides.Of(item, kind, at, by, known.Moments.Count == 0 ? null : known.Moments[^1]);
        context.Db.Add(moment);
        known.Moments.Add(moment);
        Reckon(item, known);
    }

    /// <summary>Everything kept about an item; it is reckoned with what stands now.</summary>
    public async Task<Kept> Of(WorkItem item, bool isNew = false)
    {
        if (kept.TryGetValue(item.Id, out var known))
            return known;
        known = new Kept();
        if (!isNew)
        {
            known.Moments.AddRange(await context.Db.Set<Moment>().AsNoTracking().Where(m => m.ItemId == item.Id).OrderBy(m => m.Id).ToListAsync());
            known.Clocks.AddRange(await context.Db.Set<Clock>().Where(c => c.ItemId == item.Id).OrderBy(c => c.Run).ToListAsync());
            if (known.Moments.Count == 0)
                known.Moments.AddRange(await Recollected(item));
        }

        return kept[item.Id] = known;
    }

    private void Reckon(WorkItem item, Kept known)
    {
        foreach (var rule in rules.Rules)
        {
            if (rule.Rule is null)
                continue;
            foreach (var course in Folding.Of(rule.Rule, known.Moments))
                Write(item, rule, course, known);
        }

        item.PromiseBy(ClockRows.NextPromise(known.Clocks));
    }

    private void Write(WorkItem item, StandingRule rule, Course course, Kept known)
    {
        var row = known.Clocks.Find(c => c.DefinitionId == rule.Definition.Id && c.Run == course.Number);
        if (row is not null && ClockRows.IsFrozen(row, course))
            return;
        if (row is null)
        {
            row = ClockRows.New(item.Id, rule, course);
            known.Clocks.Add(row);
            context.Db.Add(row);
        }

        var before = row.Broken;
        ClockRows.Write(row, rule, course, new Reckoning(course), context.Now);
        if (row.Broken && !before)
            context.Record(ClockNews.Broken(item, row, rules, []));
    }

    /// <summary>The stream of an item from before there were clocks, out of its history; what is happening now is added after.</summary>
    private async Task<IReadOnlyList<Moment>> Recollected(WorkItem item)
    {
        var past = await Recollection.Of(context.Workspace, context.Db, [item], before: context.Now);
        context.Db.AddRange(past);
        return past;
    }

    internal sealed class Kept
    {
        public List<Moment> Moments { get; } = [];

        public List<Clock> Clocks { get; } = [];
    }
}
