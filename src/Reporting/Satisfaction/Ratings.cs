using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Access;
using Steward.Platform.Edge;
using Steward.ServiceDesk.Satisfaction;
using Steward.WorkItems.Grouping;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Period = Steward.Reporting.Items.Period;

namespace Steward.Reporting.Satisfaction;

/// <summary>What somebody wrote with a rating.</summary>
public sealed record RatingComment(string Key, string Title, int Score, string Comment, RatingFlag Flag, Instant At);

/// <summary>How requests were rated (KPI HAP-01 satisfaction, HAP-04 complaints, HAP-06 answers), as far as the reader works where they were.</summary>
public static class Ratings
{
    private static readonly string[] Words = ["all", "good", "bad", "complaint", "asked", "silent"];

    /// <summary>By team, service or any other way to divide items. Six statements.</summary>
    public static async Task<IReadOnlyList<RatingRow>> By(Visit visit, IQueryable<WorkItem> items, string query, Dimension dimension, Period period, CancellationToken cancel = default)
    {
        var days = Days(period.From, period.To.PlusDays(1));
        var counts = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var word in Words)
        {
            var narrowed = items.Apply(QueryText.Parse($"rated({word}, {days})").Answer.Where, visit.QueryScope()).Answer;
            counts[word] = (await dimension.Count(narrowed, cancel)).GroupBy(c => c.Row ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);
        }

        var (names, prefix) = (new ItemNames(visit), query.Length == 0 ? "" : query + " and ");
        return
        [
            .. counts["all"].Keys.Union(counts["asked"].Keys).Select(value => new RatingRow(
                    dimension.LabelOf(value, names), Of("all", value), Of("good", value), Of("bad", value), Of("complaint", value), Of("asked", value), Of("silent", value), prefix + dimension.ConditionOf(value, names), days))
                .OrderBy(r => r.Label, StringComparer.CurrentCultureIgnoreCase),
        ];

        int Of(string word, string value) => counts[word].GetValueOrDefault(value);
    }

    /// <summary>By months, or weeks of a short period, and all of it first. One statement.</summary>
    public static async Task<(RatingRow Whole, IReadOnlyList<RatingRow> Divisions)> Over(Visit visit, IQueryable<WorkItem> items, string query, string all, Period period, CancellationToken cancel = default)
    {
        var (start, end) = (period.Start, period.End);
        var rows = await Seen(visit, items).Join(
                visit.Db.Set<Survey>().Where(s => (s.AnsweredAt >= start && s.AnsweredAt < end) || (s.WasAsked && s.AskedAt >= start && s.AskedAt < end)), i => i.Id, s => s.ItemId,
                (i, s) => new Said(i.Id, s.Score, s.Flag, s.WasAsked, s.AskedAt, s.AnsweredAt)).ToListAsync(cancel);
        return (Row(all, period.From, period.To.PlusDays(1)), [.. period.Divisions.Select(division => Row(
            period.Label(division), division < period.From ? period.From : division, period.Next(division) > period.To ? period.To.PlusDays(1) : period.Next(division)))]);

        RatingRow Row(string label, LocalDate from, LocalDate to)
        {
            var (first, last) = (from.AtStartOfDayInZone(visit.Zone).ToInstant(), to.AtStartOfDayInZone(visit.Zone).ToInstant());
            var answered = rows.Where(r => r.AnsweredAt >= first && r.AnsweredAt < last).ToList();
            var asked = rows.Where(r => r.WasAsked && r.AskedAt >= first && r.AskedAt < last).ToList();
            return new RatingRow(
                label, Items(answered), Items(answered.Where(r => r.Score >= 4)), Items(answered.Where(r => r.Score <= 2)), Items(answered.Where(r => r.Flag == RatingFlag.Complaint)), Items(asked),
                Items(asked.Where(r => r.AnsweredAt is null)), query, Days(from, to));
        }

        static int Items(IEnumerable<Said> said) => said.Select(s => s.Item).Distinct().Count();
    }

    /// <summary>Complaints for a thousand items closed in the period (KPI HAP-04); null when none was closed.</summary>
    public static async Task<double?> ComplaintRate(Visit visit, IQueryable<WorkItem> items, int complaints, Period period, CancellationToken cancel = default)
    {
        var (start, end) = (period.Start, period.End);
        var closed = await Seen(visit, items).CountAsync(i => visit.Db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At >= start && c.At < end), cancel);
        return closed == 0 ? null : complaints * 1_000d / closed;
    }

    /// <summary>The last things people wrote, complaints among them.</summary>
    public static async Task<IReadOnlyList<RatingComment>> Comments(Visit visit, IQueryable<WorkItem> items, Period period, int most, CancellationToken cancel = default)
    {
        var (start, end, spaces) = (period.Start, period.End, visit.Workspace.Get<SpaceDirectory>());
        var rows = await Seen(visit, items).Join(visit.Db.Set<Survey>().Where(s => s.AnsweredAt >= start && s.AnsweredAt < end && s.Comment != null), i => i.Id, s => s.ItemId, (i, s) => new { i.SpaceId, i.Number, i.Title, s.Score, s.Comment, s.Flag, s.AnsweredAt })
            .OrderByDescending(r => r.AnsweredAt).Take(most).ToListAsync(cancel);
        return [.. rows.Select(r => new RatingComment(new WorkItemKey(spaces.KeyOf(r.SpaceId), r.Number).ToString(), r.Title, r.Score ?? 0, r.Comment!, r.Flag, r.AnsweredAt!.Value))];
    }

    private static IQueryable<WorkItem> Seen(Visit visit, IQueryable<WorkItem> items)
    {
        var (all, spaces) = (visit.Actor.IsAdmin, visit.Actor.SpacesWith(Actor.StaffRoles));
        return items.Where(i => all || spaces.Contains(i.SpaceId));
    }

    private static string Days(LocalDate from, LocalDate to) => $"{LocalDatePattern.Iso.Format(from)}, {LocalDatePattern.Iso.Format(to)}";

    private sealed record Said(long Item, int? Score, RatingFlag Flag, bool WasAsked, Instant AskedAt, Instant? AnsweredAt);
}
