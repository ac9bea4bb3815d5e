using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Reporting.Items;
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

    /// <summary>By months, or weeks of a short period. Two statements for each.</summary>
    public static async Task<IReadOnlyList<LevelRow>> Over(Visit visit, IQueryable<WorkItem> items, string query, string clock, Period period, CancellationToken cancel = default)
    {
        var rows = new List<LevelRow>();
        var prefix = query.Length == 0 ? "" : query + " and ";
        foreach (var division in period.Divisions)
        {
            var (from, to) = (division < period.From ? period.From : division, period.Next(division) > period.To ? period.To.PlusDays(1) : period.Next(division));
            var (met, missed) = (Condition(clock, "met", from, to), Condition(clock, "missed", from, to));
            rows.Add(new LevelRow(
                period.Label(division), await Count(visit, items, met, cancel), await Count(visit, items, missed, cancel), prefix + met, prefix + missed));
        }

        return rows;
    }

    private static string Condition(string clock, string outcome, LocalDate from, LocalDate to) =>
        $"clock(\"{clock.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\", {outcome}, {LocalDatePattern.Iso.Format(from)}, {LocalDatePattern.Iso.Format(to)})";

    private static async Task<Dictionary<string, int>> Counted(Visit visit, IQueryable<WorkItem> items, string condition, Dimension dimension, CancellationToken cancel) =>
        (await dimension.Count(Narrowed(visit, items, condition), cancel)).GroupBy(c => c.Row ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);

    private static Task<int> Count(Visit visit, IQueryable<WorkItem> items, string condition, CancellationToken cancel) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(Narrowed(visit, items, condition), cancel);

    private static IQueryable<WorkItem> Narrowed(Visit visit, IQueryable<WorkItem> items, string condition) =>
        items.Apply(QueryText.Parse(condition).Answer.Where, visit.QueryScope()).Answer;
}
