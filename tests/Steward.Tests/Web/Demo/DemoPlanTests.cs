using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Steward.Web.Demo;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Duties;
using Steward.Web.Demo.Stories;
using Steward.WorkItems.Recounting;
using Steward.WorkItems.Types;
using Xunit;

namespace Steward.Tests.Web.Demo;

public class DemoPlanTests
{
    public static TheoryData<string> Moments =>
    [
        "2026-11-25T09:30:00Z", "2026-11-22T03:15:00Z", "2026-03-29T01:30:00Z", "2026-10-25T01:30:00Z", "2027-01-01T00:00:01Z", "2028-02-29T22:59:59Z", "2026-07-06T15:45:00Z",
    ];

    [Fact]
    public void The_same_moment_tells_the_same_word_by_word() => Words(At("2026-11-25T09:30:00Z")).ShouldBe(Words(At("2026-11-25T09:30:00Z")));

    [Fact]
    public void An_hour_later_the_past_is_the_same()
    {
        var desk = DeskTitles();
        var early = Plan(At("2026-11-25T09:30:00Z")).Where(i => !desk.Contains(i.Title)).ToList();
        var late = Plan(At("2026-11-25T10:30:00Z")).Where(i => !desk.Contains(i.Title)).ToList();

        late.Take(early.Count).Select(i => (i.Title, i.CreatedAt)).ShouldBe(early.Select(i => (i.Title, i.CreatedAt)));
        late.Zip(early).ShouldAllBe(p => p.First.Entries.Count >= p.Second.Entries.Count);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void On_any_day_it_is_in_order_and_nothing_lies_in_the_future(string moment)
    {
        var plan = Plan(At(moment));

        new RecountItems(plan).Check().ShouldBeNull();
        plan.ShouldAllBe(i => i.CreatedAt <= At(moment) && i.Entries.All(e => e.At <= At(moment)));
        plan.Count.ShouldBeInRange(1_300, 1_900);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void On_any_day_whoever_signs_in_finds_something_late_something_due_and_somebody_waiting(string moment)
    {
        var (now, company) = (At(moment), Company());
        foreach (var nick in new[] { "admin", "mateo.silva" })
        {
            var open = Plan(now).Where(i => IsOpen(i) && Owner(i) == company.Id(nick)).ToList();
            open.ShouldContain(i => i.Due < now, nick);
            open.ShouldContain(i => i.Due >= now && i.Due < now + Duration.FromHours(12), nick);
            open.ShouldContain(i => LastState(i) == "waiting" || LastState(i) == "blocked", nick);
        }

        Plan(now).Count(i => IsOpen(i) && i.RequesterId == company.Id("yuki.tanaka")).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Every_step_is_one_its_workflow_knows(string moment)
    {
        var types = BuiltInTypes.All().ToDictionary(t => t.Key, t => t.Workflow);
        foreach (var item in Plan(At(moment)))
        {
            var state = types[item.Type].Initial.Key;
            foreach (var move in item.Entries.OfType<PastMove>())
            {
                types[item.Type].Way(state, move.To).ShouldNotBeNull($"{item.Title}: {state} to {move.To}");
                state = move.To;
            }
        }
    }

    [Fact]
    public void No_blank_of_a_story_is_left_open() =>
        Plan(At("2026-11-25T09:30:00Z")).SelectMany(i => i.Entries.OfType<PastComment>().Select(c => c.Text).Append(i.Title).Append(i.Description))
            .ShouldAllBe(text => !text.Contains('{') && !text.Contains('['));

    [Fact]
    public void Every_duty_of_the_standard_is_in_the_register()
    {
        var titles = Plan(At("2026-11-25T09:30:00Z")).Where(i => i.Type == "sms-task").Select(i => i.Title[..i.Title.LastIndexOf(" · ", StringComparison.Ordinal)]).ToHashSet();

        Clause.All.SelectMany(c => c.Tasks).Select(t => t.Title).ShouldBeSubsetOf(titles);
    }

    [Fact]
    public void Most_duties_but_not_all_are_on_time_and_what_is_done_has_evidence()
    {
        var done = Plan(At("2026-11-25T09:30:00Z")).Where(i => i.Type == "sms-task" && LastState(i) == "done").ToList();

        done.ShouldAllBe(i => i.Fields.ContainsKey("evidence") && i.Fields.ContainsKey("clause"));
        (done.Count(i => i.Entries[^1].At <= i.Due) / (double)done.Count).ShouldBeInRange(0.75, 0.95);
    }

    [Fact]
    public void Mondays_are_busier_than_Fridays_and_Sundays_are_quiet()
    {
        var days = Plan(At("2026-11-25T09:30:00Z")).Where(i => i.Type == "incident").GroupBy(i => i.CreatedAt.InZone(OfficeHours.Zone).DayOfWeek).ToDictionary(g => g.Key, g => g.Count());

        days[IsoDayOfWeek.Monday].ShouldBeGreaterThan(days[IsoDayOfWeek.Friday]);
        days[IsoDayOfWeek.Sunday].ShouldBeLessThan(days[IsoDayOfWeek.Friday] / 3);
    }

    [Fact]
    public void Sixty_people_work_here_and_every_mail_address_is_another()
    {
        CastMember.Everybody.Count(m => !m.IsOutside).ShouldBe(60);
        CastMember.Everybody.Select(m => m.Email).ShouldBeUnique();
        CastMember.Everybody.ShouldAllBe(m => Steward.Identity.People.EmailShape.Fits(m.Email));
    }

    private static IReadOnlyList<PastItem> Plan(Instant now) => DemoPlan.Tell(Company(), now);

    private static string Words(Instant now) => string.Join('\n', Plan(now).Select(i => JsonSerializer.Serialize(i) + string.Join(' ', i.Entries)));

    private static HashSet<string> DeskTitles() => [.. ContentFile.Table("today.txt").Select(l => l[7])];

    private static Company Company()
    {
        var company = new Company([.. Enumerable.Range(1, CastMember.Everybody.Count).Select(i => (long)i)]);
        foreach (var (unit, _, space) in Organisation.Teams)
            (company.Teams[unit], company.Spaces[space]) = (100 + company.Teams.Count, 200 + company.Spaces.Count);
        (company.Clients[Organisation.Halden], company.Clients[Organisation.Marigold]) = (301, 302);
        return company;
    }

    private static bool IsOpen(PastItem item) => LastState(item) is not ("resolved" or "closed" or "cancelled" or "done");

    private static string? LastState(PastItem item) => item.Entries.OfType<PastMove>().LastOrDefault()?.To;

    private static long? Owner(PastItem item) => item.Entries.OfType<PastAssignment>().LastOrDefault()?.AssigneeId;

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
