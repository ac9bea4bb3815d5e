using System.Globalization;
using NodaTime;
using Steward.Web.Demo.Cast;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Demo.Stories;

/// <summary>What lies on the desks at this moment, counted back from now: whoever signs in finds something late, something due and somebody waiting.</summary>
internal sealed class DeskOfToday(Company company, Instant now)
{
    public IEnumerable<PastItem> Tell() => ContentFile.Table("today.txt").Select(Item);

    private PastItem Item(string[] line)
    {
        var (space, type, requester, created) = (line[0], line[1], company[line[3]], Ago(line[5]));
        var asker = company.Id(requester);
        return new PastItem(company.Spaces[space], type, line[7], created)
        {
            Priority = Enum.Parse<Priority>(line[2], ignoreCase: true), Description = line[8], RequesterId = asker, CreatedById = asker, ClientId = company.ClientOf(requester),
            TeamId = company.Teams[company.TeamOf(space)[0].Unit], Due = now + Duration.FromHours(Number(line[6])),
            Entries = line[4] == "-" ? [] : [.. Entries(type, asker, company.Id(line[4]), created, line.ElementAtOrDefault(9) ?? "")],
        };
    }

    private IEnumerable<PastEntry> Entries(string type, long asker, long worker, Instant created, string lines)
    {
        yield return new PastAssignment(created + Duration.FromMinutes(6), worker, worker);
        yield return new PastMove(created + Duration.FromMinutes(7), worker, type == "task" ? "doing" : "in-progress");
        foreach (var line in lines.Split(";;", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (at, text) = (Ago(line[2..colon]), line[(colon + 1)..].Trim());
            if (line[0] != 'H')
                yield return new PastComment(at, line[0] switch { 'R' => asker, 'C' => company.Id("viktor.petrov"), _ => worker }, text, Internal: line[0] is 'N' or 'C');
            if (line[0] is 'W' or 'H')
                yield return new PastMove(at + Duration.FromSeconds(3), worker, type == "task" ? "blocked" : line[0] == 'W' ? "waiting" : "on-hold", line[0] == 'H' ? text : null);
        }
    }

    private Instant Ago(string workingHours) => OfficeHours.Before(now, Number(workingHours));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
