using NodaTime;
using Shouldly;
using Steward.Platform.Access;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Configuration.Classes;
using Steward.ServiceDesk.Configuration.Graph;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Xunit;

namespace Steward.Tests.ServiceDesk.Configuration;

/// <summary>A failure goes along the relations that carry it, and nowhere else.</summary>
public class ImpactTests : WorldTest
{
    [Fact]
    public async Task When_a_server_fails_what_rests_on_it_is_touched_with_its_services_clients_and_people()
    {
        await World.UsualClasses();
        var mail = (await World.Send(new SaveServiceOffer(null, new ServiceWish("Email") { Owner = World.Lead.Email, Criticality = Criticality.Vital }), World.Admin)).Answer.Id;
        var client = World.Workspace.Get<Steward.Identity.Directory.PeopleDirectory>().Now.Find(World.ClientColleague.Id)!.ClientId;
        (await World.Send(new SaveAgreement(null, new AgreementWish("Alder", AgreementKind.Customer, new LocalDate(2020, 1, 1)) { ClientId = client, Services = [mail] }), World.Admin)).Succeeded.ShouldBeTrue();
        var (host, store, guest, app, backup, other) = (await World.Ci("host"), await World.Ci("store"), await World.Ci("guest"), await World.Ci("mail", "application", w => w with { Service = "Email", Owner = World.Agent.Email }), await World.Ci("backup"), await World.Ci("other"));
        await World.Relate(guest, "runs-on", host);
        await World.Relate(app, "runs-on", guest);
        await World.Relate(host, "depends-on", store);
        await World.Relate(backup, "backs-up", host); // nothing goes along this one
        await World.Relate(other, "runs-on", store);

        var impact = await World.Agent.Api.Get($"/api/v1/configuration-items/{host}/impact");

        impact.Code.ShouldBe(200, impact.Text);
        impact.Each("configurationItems", "key").ShouldBe([guest, app]);
        impact.List("configurationItems")[1].GetProperty("depth").GetInt32().ShouldBe(2);
        impact.List("configurationItems")[1].GetProperty("because").GetString().ShouldBe($"runs on {guest}");
        impact.List("services").Select(s => s.GetString()).ShouldBe(["Email"]);
        impact.List("clients").Select(c => c.GetString()).ShouldHaveSingleItem()!.ShouldContain("Alder");
        impact.List("people").Select(p => p.GetString()).ShouldBe([World.Lead.Email, World.Agent.Email]);
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{store}/impact")).Each("configurationItems", "key").ShouldBe([host, other, guest, app], ignoreOrder: true);
    }

    [Fact]
    public async Task A_part_that_fails_touches_the_whole_and_a_circle_ends()
    {
        await World.UsualClasses();
        var (disk, server, a, b) = (await World.Ci("disk", "hardware"), await World.Ci("server"), await World.Ci("a"), await World.Ci("b"));
        await World.Relate(disk, "part-of", server);
        await World.Relate(a, "depends-on", b);
        await World.Relate(b, "depends-on", a);

        (await World.Agent.Api.Get($"/api/v1/configuration-items/{disk}/impact")).Each("configurationItems", "key").ShouldBe([server]);
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{server}/impact")).Each("configurationItems", "key").ShouldBeEmpty();
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{a}/impact")).Each("configurationItems", "key").ShouldBe([b]);
        using var tom = await World.Agent.SignIn();
        ((int)(await tom.Open($"/configuration/{a}/map")).Status).ShouldBe(200);
    }

    [Fact]
    public async Task Six_steps_are_followed_and_the_rest_is_said_to_be_there()
    {
        await World.UsualClasses();
        var chain = new List<string>();
        for (var at = 0; at <= CiWalk.Deepest + 1; at++)
        {
            chain.Add(await World.Ci($"link {at}"));
            if (at > 0)
                await World.Relate(chain[at], "runs-on", chain[at - 1]);
        }

        var impact = await World.Agent.Api.Get($"/api/v1/configuration-items/{chain[0]}/impact");

        impact.Each("configurationItems", "key").ShouldBe(chain[1..^1]);
        impact.Json.GetProperty("cut").GetBoolean().ShouldBeTrue();
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{chain[1]}/impact")).Json.GetProperty("cut").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_cause_is_sought_where_something_is_open_or_was_changed()
    {
        await World.UsualClasses();
        var (app, server, store, quiet) = (await World.Ci("app", "application"), await World.Ci("server"), await World.Ci("store"), await World.Ci("directory"));
        await World.Relate(app, "runs-on", server);
        await World.Relate(server, "depends-on", store);
        await World.Relate(app, "depends-on", quiet);
        (await World.Send(new TieItem(World.PrinterTicket, store), World.Agent)).Succeeded.ShouldBeTrue();
        (await World.Change(server, new CiWish { Site = "Hall 4" })).Succeeded.ShouldBeTrue();
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open($"/configuration/{app}/impact");

        var causes = page.Find("#causes")!.TextContent;
        causes.ShouldContain(World.PrinterTicket);
        causes.IndexOf("store", StringComparison.Ordinal).ShouldBeLessThan(causes.IndexOf("server", StringComparison.Ordinal)); // open work weighs more than nearness
        page.Find("#causes .details")!.TextContent.ShouldContain("directory");
        using var nadia = await World.OtherAgent.SignIn();
        (await nadia.Open($"/configuration/{app}/impact")).Html.ShouldNotContain(World.PrinterTicket); // not hers to see
    }

    [Fact]
    public async Task The_map_draws_two_levels_each_way_as_links_and_says_the_same_in_a_table()
    {
        await World.UsualClasses();
        var (app, server, host, line, user) = (await World.Ci("app", "application"), await World.Ci("server"), await World.Ci("host"), await World.Ci("line", "line"), await World.Ci("laptop", "workplace"));
        await World.Relate(app, "runs-on", server);
        await World.Relate(server, "runs-on", host);
        await World.Relate(host, "connects-to", line);
        await World.Relate(user, "depends-on", app);
        (await World.Send(new TieItem(World.PrinterTicket, host), World.Agent)).Succeeded.ShouldBeTrue();
        using var tom = await World.Agent.SignIn();

        var page = await tom.Open($"/configuration/{server}/map");

        page.Document.QuerySelectorAll("svg.workflow a").Select(a => a.GetAttribute("href")!.Split('/')[^2]).ShouldBe([line, host, server, app, user], ignoreOrder: true);
        page.Document.QuerySelectorAll("#table tbody tr").Length.ShouldBe(4);
        page.Find("svg.workflow")!.TextContent.ShouldContain("1 open");
        (await tom.Open($"/configuration/{line}/map")).Document.QuerySelectorAll("svg.workflow a").Length.ShouldBe(3); // the app is three levels away
    }

    [Fact]
    public async Task The_page_of_impact_costs_the_same_statements_for_two_and_for_twenty()
    {
        await World.UsualClasses();
        var (host, deep) = (await World.Ci("host"), await World.Ci("guest"));
        await World.Relate(deep, "runs-on", host);
        using var statements = new Statements();
        using var client = new HttpClient();
        var few = await LeastAsync();
        for (var at = 0; at < 18; at++)
            await World.Relate(await World.Ci($"guest {at}"), "runs-on", host);

        (await LeastAsync()).ShouldBe(few);

        async Task<int> LeastAsync() => Math.Min(Math.Min(await CostAsync(), await CostAsync()), await CostAsync());

        async Task<int> CostAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{World.Address.AbsoluteUri}/configuration/{host}/impact");
            request.Headers.Authorization = new("Bearer", World.Admin.TokenWith(TokenScope.Admin));
            return (await statements.OfAsync(client, request)).Count;
        }
    }
}
