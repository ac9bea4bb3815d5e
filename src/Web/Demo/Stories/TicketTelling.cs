using NodaTime;
using Steward.Web.Demo.Cast;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Demo.Stories;

/// <summary>Tells one ticket from a story: who asks, who takes it, every word and step with its time, up to the end or until now.</summary>
internal sealed class TicketTelling(Company company, Random random)
{
    private readonly OfficeHours hours = new(random);

    /// <summary>Working hours until the work is due, by priority.</summary>
    public static double Target(Priority priority, string type) => priority switch
    {
        Priority.Urgent => 4,
        Priority.High => 10,
        Priority.Medium => type == "request" ? 40 : 24,
        _ => type == "request" ? 80 : 48,
    };

    public PastItem Tell(Story story, Instant createdAt)
    {
        var wording = new Wording(random);
        var requester = Requester(story);
        var team = company.TeamOf(story.Space);
        var assignee = team[Worker(team.Count)];
        var byPhone = random.Next(8) == 0;
        var telling = new TicketSteps(company, hours, wording, random, story, requester, assignee, team);
        return new PastItem(company.Spaces[story.Space], story.Type, wording.Fill(story.Title), createdAt)
        {
            Description = wording.Fill(story.Description), Priority = story.Priority, Service = story.Service,
            RequesterId = company.Id(requester), CreatedById = company.Id(byPhone ? assignee : requester), ClientId = company.ClientOf(requester),
            TeamId = company.Teams[team[0].Unit], Due = OfficeHours.After(createdAt, Target(story.Priority, story.Type)), Entries = telling.From(createdAt),
        };
    }

    private CastMember Requester(Story story)
    {
        var from = story.From switch
        {
            "halden" => company.Unit(Organisation.Halden),
            "marigold" => company.Unit(Organisation.Marigold),
            "any" when random.Next(6) == 0 => company.Unit(Organisation.Halden),
            _ when story.German => [.. company.Askers.Where(m => m.Language == "de")],
            _ when random.Next(7) == 0 => [company["yuki.tanaka"]],
            _ => company.Askers,
        };
        return from[random.Next(from.Count)];
    }

    /// <summary>Leads take a little, the others share; the first on the list after the lead a little more.</summary>
    private int Worker(int size) => random.Next(12) switch
    {
        0 => 0,
        1 or 2 => 1,
        _ => random.Next(1, size),
    };
}
