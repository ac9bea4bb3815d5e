using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Steward.Identity.Absences;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Data;
using Steward.Platform.Live;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Routing;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.ServiceDesk.Queues;

/// <summary>Where new items go, by whatever door they come, and what their timeline says about it.</summary>
public class RoutingTests : WorldTest
{
    [Fact]
    public async Task The_first_rule_that_matches_holds_and_the_timeline_says_which_and_how()
    {
        var desk = await World.Queue("Desk");
        var network = await World.Queue("Network of the desk", team: "Network");
        await World.Route(network, "VPN", w => w with { Condition = "text ~ vpn or service = \"Remote access\"" });
        await World.Route(desk, "Everything else", w => w with { Distribution = Distribution.LeastLoaded, Capacity = 8 });

        var vpn = await World.Requester.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Cannot connect", description = "The VPN hangs." });
        var other = await World.Requester.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Dark screen" });

        var (first, second) = (await World.Item(vpn["key"]!), await World.Item(other["key"]!));
        (first.TeamId, first.AssigneeId).ShouldBe((World.TeamId("Network"), null));
        (second.TeamId, second.AssigneeId).ShouldBe((World.TeamId("Service Desk"), World.Lead.Id)); // Tom has the printer already
        second.Version.ShouldBe(1); // who made it was told so
        var told = (await World.Events(other["key"]!, "item.routed"))[0];
        (told.ActorId, told.Internal).ShouldBe((null, true));
        var page = await (await World.Agent.SignIn()).Open($"/i/{other["key"]}");
        page.Document.Body!.TextContent.ShouldContain("Everything else");
        page.Document.Body!.TextContent.ShouldContain("least loaded, 0 of 8");
        var asked = await (await World.Requester.SignIn()).Open($"/portal/requests/{other["key"]}");
        asked.Document.Body!.TextContent.ShouldNotContain("Everything else");
        (await World.Lead.Api.Get("/api/v1/notifications")).Text.ShouldContain(other["key"]!);
    }

    [Fact]
    public async Task Turns_are_fair_however_many_come_at_once_and_nobody_gets_more_than_they_may()
    {
        var desk = await World.Queue("Desk");
        await World.Route(desk, but: w => w with { Distribution = Distribution.RoundRobin, Capacity = 7 });

        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => World.Requester.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = $"Screen {n}" })));

        made.ShouldAllBe(m => m.Code == 201);
        using var lease = World.Workspace.Database.Read();
        var given = await lease.Db.Set<WorkItem>().Where(i => i.Title.StartsWith("Screen ")).Select(i => i.AssigneeId).ToListAsync();
        // Tom has the printer besides: his seventh is the sixth of these
        (given.Count(g => g == World.Agent.Id), given.Count(g => g == World.Lead.Id), given.Count(g => g is null)).ShouldBe((6, 7, 3));
    }

    [Fact]
    public async Task Who_is_away_is_passed_over_and_their_deputy_stands_in()
    {
        var desk = await World.Queue("Desk");
        await World.Route(desk, but: w => w with { Distribution = Distribution.RoundRobin });
        await Away(World.Agent);

        (await New()).AssigneeId.ShouldBe(World.Lead.Id);
        (await New()).AssigneeId.ShouldBe(World.Lead.Id);
        await Deputy(World.Agent, World.Admin);
        var given = new[] { (await New()).AssigneeId, (await New()).AssigneeId };

        given.ShouldBe([World.Lead.Id, World.Admin.Id], ignoreOrder: true);
        var stood = await World.Workspace.Database.AtOneMoment(async db => await db.Set<WorkItem>().Where(i => i.AssigneeId == World.Admin.Id).OrderByDescending(i => i.Id).FirstAsync());
        (await World.Events($"IT-{stood.Number}", "item.routed"))[0].Changes!.ShouldContain("StandsIn|Tom Nguyen|Ada Okafor");
    }

    [Fact]
    public async Task Out_of_hours_a_rule_that_wants_people_at_work_leaves_the_item_in_the_queue()
    {
        var desk = await World.Queue("Desk");
        await World.Route(desk, but: w => w with { Distribution = Distribution.LeastLoaded, AtWorkOnly = true });

        await Week("");
        var night = await New();
        await Week("00:00-24:00");
        var day = await New();

        (night.TeamId, night.AssigneeId).ShouldBe((World.TeamId("Service Desk"), null));
        (await World.Events($"IT-{night.Number}", "item.routed"))[0].Changes!.ShouldContain("NobodyHere");
        day.AssigneeId.ShouldBe(World.Lead.Id);
    }

    [Fact]
    public async Task What_somebody_decided_stays()
    {
        var desk = await World.Queue("Desk");
        await World.Route(desk, but: w => w with { Distribution = Distribution.RoundRobin, OnChange = true });

        var given = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Mine", assignee = World.Agent.Email });
        var team = await World.Agent.Api.Post("/api/v1/items", new { space = "IT", type = "incident", title = "Theirs", team = "Network" });
        await World.Agent.Api.Patch($"/api/v1/items/{given["key"]}", new { priority = "high" });

        (await World.Item(given["key"]!)).TeamId.ShouldBeNull();
        (await World.Item(team["key"]!)).TeamId.ShouldBe(World.TeamId("Network"));
        (await World.Events(team["key"]!, "item.routed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_routes_anew_only_where_the_rule_wants_it_and_nobody_has_the_item()
    {
        var desk = await World.Queue("Desk");
        var urgent = await World.Queue("Network of the desk", team: "Network");
        await World.Route(urgent, "Urgent", w => w with { Condition = "priority = urgent", OnChange = true });
        await World.Route(desk, "Rest");
        var key = await World.NewItem(World.Requester);
        (await World.Item(key)).TeamId.ShouldBe(World.TeamId("Service Desk"));

        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { title = "Still dark" });
        (await World.Events(key, "item.routed")).Count.ShouldBe(1);
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { priority = "urgent" });

        (await World.Item(key)).TeamId.ShouldBe(World.TeamId("Network"));
        (await World.Events(key, "item.routed")).Count.ShouldBe(2);
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { team = "Service Desk" });
        await World.Agent.Api.Patch($"/api/v1/items/{key}", new { team = "Service Desk", priority = "high" });
        (await World.Item(key)).TeamId.ShouldBe(World.TeamId("Service Desk"));
    }

    [Fact]
    public async Task What_would_happen_shows_the_way_of_each_item_and_changes_nothing()
    {
        var desk = await World.Queue("Desk");
        await World.Route(desk, "Incidents", w => w with { Condition = "type = incident", Distribution = Distribution.RoundRobin });
        var before = await World.Item(World.AlderTicket);
        var lead = await World.Lead.SignIn();

        var page = await lead.Open("/routing/trial?space=IT");

        page.Document.Body!.TextContent.ShouldContain("A rule matches 2 of 3 items");
        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        (await World.Item(World.AlderTicket)).Version.ShouldBe(before.Version);
        using var lease = World.Workspace.Database.Read();
        (await lease.Db.Set<RoutingTurn>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_rule_is_refused_where_its_condition_cannot_be_asked_and_the_form_keeps_it()
    {
        await World.Queue("Desk");
        var lead = await World.Lead.SignIn();

        var page = await lead.Submit(await lead.Open("/routing/new"), "form[action$='/routing']", ("name", "Odd"), ("condition", "colour = red"), ("capacity", "many"));
        page.Document.Body!.TextContent.ShouldContain("whole number from 1");
        page = await lead.Submit(page, "form[action$='/routing']", ("capacity", ""));
        page.Document.QuerySelector("textarea[name=condition]")!.TextContent.ShouldBe("colour = red");
        page = await lead.Submit(page, "form[action$='/routing']", ("condition", "type = incident"));

        page.Path.ShouldEndWith("/routing");
        page.Document.Body!.TextContent.ShouldContain("type = incident");
        (await World.Agent.Api.Post("/api/v1/routes", new { name = "Mine", queue = "1" })).Code.ShouldBe(422);
    }

    private async Task<WorkItem> New() => await World.Item(await World.NewItem(World.Requester));

    private LocalDate Today => SystemClock.Instance.GetCurrentInstant().InZone(World.Workspace.Get<WorkingCalendars>().OfWorkspace.Zone).Date;

    private async Task Week(string hours) =>
        (await World.Send(new SetWorkingWeek(CalendarOwner.Workspace, Today.PlusDays(-30), [.. Enumerable.Repeat(hours, 7)]), World.Admin)).Succeeded.ShouldBeTrue();

    private async Task Away(WorldPerson person) =>
        (await World.Send(new AddAbsence(person.Id, Today.PlusDays(-1), Today.PlusDays(3), AbsenceKind.Leave), World.Admin)).Succeeded.ShouldBeTrue();

    private async Task Deputy(WorldPerson person, WorldPerson deputy)
    {
        await World.Workspace.Database.Write(async db =>
        {
            await db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeputyId, deputy.Id));
            return new Written<bool>(true, Keep: true);
        });
        World.Workspace.Live.Publish([new LiveNews(PeopleDirectory.Topic)]);
    }
}
