using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Period = Steward.Reporting.Items.Period;

namespace Steward.Reporting.ServiceLevels;

/// <summary>
/// How clocks were kept (KPI SVC-02 resolution, SVC-03 response, SVC-12 requests on time), over clocks that ended in a period. Every figure is the count of
/// the very query it leads to, so it cannot disagree with the list behind it.
/// </summary>
public static class Levels
{
    /// <summary>By team, client, service or any other way to divide items. Two statements.</summary>
    public static async Task<IReadOnlyList<LevelRow>> By(Visit visit, IQueryable<WorkItem> items, string query, string clock, Dimension dimension, Period period, CancellationToken cancel = default)
    {
        var (met, missed) = (Condition(clock, "met", period.From, period.To.PlusDays(1)), Condition(clock, "missed", period.From, period.To.PlusDays(1)));
        var kept = await Counted(visit, items, met, dimension, cancel);
        var late = await Counted(visit, items, missed, dimension, cancel);
        var words = new ItemNames(visit);
        var prefix = query.Length == 0 ? "" : query + " and ";
        return
        [
            .. kept.Keys.Union(late.Keys).Select(value => new LevelRow(
                    dimension.LabelOf(value, words), kept.GetValueOrDefault(value), late.GetValueOrDefault(value),
                    $"{prefix}{dimension.ConditionOf(value, words)} and {met}", $"{prefix}{dimension.ConditionOf(value, words)} and {missed}"))
                .OrderBy(r => r.Label, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    /// <summary>By months, or weeks of a short period. One statement, whatever the number of divisions.</summary>
    public static async Task<IReadOnlyList<LevelRow>> Over(Visit visit, IQueryable<WorkItem> items, string query, string clock, Period period, CancellationToken cancel = default)
    {
        var id = visit.Workspace.Get<Rulebook>().Definitions.FirstOrDefault(d => d.Name == clock)?.Id ?? 0;
        var (start, end, all, spaces) = (period.Start, period.End, visit.Actor.IsAdmin, visit.Actor.SpacesWith(Actor.StaffRoles));
        var ended = await items.Where(i => all || spaces.Contains(i.SpaceId))
            .Join(visit.Db.Set<Clock>().Where(c => c.DefinitionId == id && c.Stage == ClockStage.Stopped && c.EndedAt >= start && c.EndedAt < end), i => i.Id, c => c.ItemId, (i, c) => new { i.Id, c.EndedAt, c.Broken })
            .ToListAsync(cancel);
        // an item with several clocks in a division kept them when it kept all: as clock(…, met) counts
        var counted = ended.GroupBy(c => (Division: period.DivisionOf(c.EndedAt!.Value), c.Id)).GroupBy(g => g.Key.Division, g => g.Any(c => c.Broken)).ToDictionary(g => g.Key, g => (Met: g.Count(broken => !broken), Missed: g.Count(broken => broken)));
        var prefix = query.Length == 0 ? "" : query + " and ";
        return
        [
            .. period.Divisions.Select(division =>
            {
                var (from, to) = (division < period.From ? period.From : division, period.Next(division) > period.To ? period.To.PlusDays(1) : period.Next(division));
                var (met, missed) = counted.GetValueOrDefault(division);
                return new LevelRow(period.Label(division), met, missed, prefix + Condition(clock, "met", from, to), prefix + Condition(clock, "missed", from, to));
            }),
        ];
    }

    private static string Condition(string clock, string outcome, LocalDate from, LocalDate to) =>
        $"clock(\"{clock.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\", {outcome}, {LocalDatePattern.Iso.Format(from)}, {LocalDatePattern.Iso.Format(to)})";

    private static async Task<Dictionary<string, int>> Counted(Visit visit, IQueryable<WorkItem> items, string condition, Dimension dimension, CancellationToken cancel) =>
        (await dimension.Count(Narrowed(visit, items, condition), cancel)).GroupBy(c => c.Row ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);

    private static IQueryable<WorkItem> Narrowed(Visit visit, IQueryable<WorkItem> items, string condition) =>
        items.Apply(QueryText.Parse(condition).Answer.Where, visit.QueryScope()).Answer;
}
