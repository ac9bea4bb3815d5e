using NodaTime;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Duties;
using Steward.Web.Demo.Planning;
using Steward.Web.Demo.Stories;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Demo;

/// <summary>All items of the example, told up to a moment: the same moment and number tell the same, word by word.</summary>
internal static class DemoPlan
{
    private const int Seed = 20_000;

    public static IReadOnlyList<PastItem> Tell(Company company, Instant now)
    {
        var today = now.InZone(OfficeHours.Zone).Date;
        IEnumerable<PastItem> items =
        [
            .. HalfYear.Tell(company, new Random(Seed), today),
            .. new DutyYear(company, new Random(Seed + 1), today).Tell(),
            .. new ProjectPlan(company, new Random(Seed + 2), today).Tell(),
            .. new DeskOfToday(company, now).Tell(),
        ];
        // a stable order: numbers follow the time of creation, parents come before their children
        return [.. items.Where(i => i.CreatedAt <= now).Select(i => Until(i, now)).OrderBy(i => i.CreatedAt)];
    }

    /// <summary>Cuts off what has not happened yet.</summary>
    private static PastItem Until(PastItem item, Instant now)
    {
        List<PastEntry> happened = [.. item.Entries.Where(e => e.At <= now)];
        var proven = happened.OfType<PastMove>().Any(m => m.To is "in-review" or "done");
        return item with
        {
            Entries = happened,
            Fields = proven ? item.Fields : item.Fields.Where(f => f.Key != ItemFields.Evidence).ToDictionary(),
        };
    }
}
