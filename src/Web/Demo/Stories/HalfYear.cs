using NodaTime;
using Steward.Web.Demo.Cast;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Demo.Stories;

/// <summary>Six months of tickets in four queues: busy Mondays, quiet weekends, one bad day.</summary>
internal static class HalfYear
{
    private const int Days = 183;
    private const int DaysSinceOutage = 44;

    // tickets on an ordinary day
    private static readonly (string Space, double Usual)[] Queues = [("IT", 3.4), ("NET", 0.8), ("APP", 1.5), ("FAC", 0.8)];

    /// <summary>Everything of a day up to and including <paramref name="today"/>, whatever the time is; the future is cut later.</summary>
    public static IEnumerable<PastItem> Tell(Company company, Random random, LocalDate today)
    {
        var hours = new OfficeHours(random);
        var telling = new TicketTelling(company, random);
        var stories = Story.All.ToLookup(s => s.Space, StringComparer.Ordinal);
        for (var day = today.PlusDays(-Days); day <= today; day = day.PlusDays(1))
        {
            foreach (var (space, usual) in Queues)
            {
                // a little more every month: the company grows
                var growth = 1.15 - (0.3 * Period.DaysBetween(day, today) / Days);
                for (var left = hours.Arrivals(day, usual * growth); left > 0; left--)
                    yield return telling.Tell(Draw(stories[space], random), hours.MomentOf(day));
            }
        }

        foreach (var item in Outage(company, random, today))
            yield return item;
    }

    private static Story Draw(IEnumerable<Story> stories, Random random)
    {
        var all = stories.ToList();
        var chance = random.Next(all.Sum(s => s.Weight));
        return all.First(s => (chance -= s.Weight) < 0);
    }

    /// <summary>The morning the VPN gateway was down: one cause in NET, a dozen reports at the desk that point to it.</summary>
    private static IEnumerable<PastItem> Outage(Company company, Random random, LocalDate today)
    {
        var day = today.PlusDays(-DaysSinceOutage);
        while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            day = day.PlusDays(-1);
        var start = day.At(new LocalTime(7, 48)).InZoneLeniently(OfficeHours.Zone).ToInstant();
        long nadia = company.Id("nadia.costa"), hiroshi = company.Id("hiroshi.sato");
        yield return new PastItem(company.Spaces["NET"], "incident", "VPN gateway refuses all sign-ins", start)
        {
            Label = "outage", Priority = Priority.Urgent, Service = "Remote access", RequesterId = company.Id("lena.brandt"), CreatedById = company.Id("lena.brandt"),
            TeamId = company.Teams["Network"], Due = OfficeHours.After(start, 4),
            Description = "Since 07:40 nobody gets in by VPN, at all sites. The service desk has eleven calls in the queue.\n\n**Work-around:** people near an office come in; dispatchers use the web terminal.",
            Entries =
            [
                new PastAssignment(start + Duration.FromMinutes(3), nadia, nadia),
                new PastMove(start + Duration.FromMinutes(4), nadia, "in-progress"),
                new PastComment(start + Duration.FromMinutes(9), nadia, "Both nodes answer, but the sign-in service behind them does not. Looking at the directory."),
                new PastComment(start + Duration.FromMinutes(21), hiroshi, "Certificate of the directory connection ran out at 07:39 UTC+2. Renewing.", Internal: true),
                new PastComment(start + Duration.FromMinutes(52), nadia, "First sign-ins succeed again. Please wait a minute between tries, the gateway works off its queue."),
                new PastMove(start + Duration.FromMinutes(75), nadia, "resolved", "The certificate between gateway and directory had expired; its reminder went to a colleague who left. Renewed on both nodes, reminders now go to the team."),
                new PastMove(start + Duration.FromHours(30), company.Id("lena.brandt"), "closed"),
            ],
        };
        var desk = company.Unit("Service Desk");
        foreach (var asker in company.Askers.OrderBy(_ => random.Next()).Take(11).OrderBy(a => a.Nick, StringComparer.Ordinal))
        {
            var at = start + Duration.FromMinutes(random.Next(1, 50));
            var agent = company.Id(desk[random.Next(1, desk.Count)]);
            yield return new PastItem(company.Spaces["IT"], "incident", "VPN: sign-in fails", at)
            {
                Below = "outage", Priority = Priority.High, Service = "Remote access", RequesterId = company.Id(asker), CreatedById = company.Id(asker), TeamId = company.Teams["Service Desk"],
                Due = OfficeHours.After(at, 10), Description = "I cannot get into the VPN this morning, it says \"sign-in not possible\".",
                Entries =
                [
                    new PastAssignment(at + Duration.FromMinutes(5), agent, agent),
                    new PastComment(at + Duration.FromMinutes(6), agent, "The gateway is down for everybody, our network team works on it. I tell you as soon as it is back."),
                    new PastMove(start + Duration.FromMinutes(80 + random.Next(30)), agent, "resolved", "The gateway is back since nine o'clock, please sign in again."),
                ],
            };
        }
    }
}
