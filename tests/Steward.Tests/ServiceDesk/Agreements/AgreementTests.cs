using NodaTime;
using Shouldly;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Clocks;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Xunit;

namespace Steward.Tests.ServiceDesk.Agreements;

/// <summary>Whose agreement, which row, by whose hours.</summary>
public class AgreementTests : WorldTest
{
    private static readonly LocalDate Long = new(2020, 1, 1);

    [Fact]
    public async Task The_most_specific_row_holds_and_the_strictest_of_equals()
    {
        var (mail, print) = (await Service("Email"), await Service("Printing"));
        var alder = await Agreement("Alder", World.ClientColleague, services: [mail]);
        await World.Promise("Resolution", ClockMetric.Resolution, body => body with
        {
            Targets =
            [
                new TargetRow { Amount = 90, Unit = TargetUnit.Hours }, new TargetRow { Priority = Priority.Urgent, Amount = 50, Unit = TargetUnit.Hours },
                new TargetRow { Type = "incident", Amount = 40, Unit = TargetUnit.Hours }, new TargetRow { ServiceId = print, Amount = 30, Unit = TargetUnit.Hours },
                new TargetRow { ServiceId = print, Amount = 20, Unit = TargetUnit.Hours }, new TargetRow { AgreementId = alder, Amount = 10, Unit = TargetUnit.Hours },
            ],
        });

        (await Hours(World.Requester, "request", "medium", null)).ShouldBe(90);
        (await Hours(World.Requester, "request", "urgent", null, staff: true)).ShouldBe(50);
        (await Hours(World.Requester, "incident", "urgent", null, staff: true)).ShouldBe(40);
        (await Hours(World.Requester, "incident", "urgent", "printing", staff: true)).ShouldBe(20);
        (await Hours(World.ClientColleague, "incident", "medium", "Email")).ShouldBe(10);
        (await Hours(World.ClientColleague, "incident", "medium", "Printing")).ShouldBe(20); // not covered by the agreement
    }

    [Fact]
    public async Task An_agreement_that_ended_promises_nothing_and_what_was_measured_stays()
    {
        var alder = await Agreement("Alder", World.ClientColleague);
        await World.Promise("Resolution", ClockMetric.Resolution, body => body with
        {
            Targets = [new TargetRow { Amount = 90, Unit = TargetUnit.Hours }, new TargetRow { AgreementId = alder, Amount = 10, Unit = TargetUnit.Hours }],
        });
        var running = await World.NewItem(World.ClientColleague);
        var ended = await World.NewItem(World.ClientColleague);
        (await World.Agent.Api.Patch($"/api/v1/items/{ended}", new { assignee = World.Agent.Email })).Code.ShouldBe(200);
        (await World.Agent.Api.Post($"/api/v1/items/{ended}/transitions", new { to = "resolved", note = "Done" })).Code.ShouldBe(200);

        (await World.Send(new EndAgreement(alder), World.Admin)).Succeeded.ShouldBeTrue();
        await World.Recount();

        (await World.Clocks(running)).ShouldHaveSingleItem().Amount.ShouldBe(90);
        (await World.Clocks(ended)).ShouldHaveSingleItem().Amount.ShouldBe(10);
        await World.Recount(finished: true);
        (await World.Clocks(ended)).ShouldHaveSingleItem().Amount.ShouldBe(90);
    }

    [Fact]
    public async Task The_agreements_hours_and_zone_are_those_of_the_clock()
    {
        await Agreement("Alder", World.ClientColleague, calendar: "workspace", zone: "America/New_York");
        await World.Promise("Resolution", ClockMetric.Resolution, body => body with { Calendar = CalendarSource.Agreement, Targets = [new TargetRow { Amount = 8, Unit = TargetUnit.BusinessHours }] });

        var clock = (await World.Clocks(await World.NewItem(World.ClientColleague))).ShouldHaveSingleItem();

        var newYork = clock.DueAt!.Value.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]);
        (newYork.Hour is >= 8 and <= 17).ShouldBeTrue(newYork.ToString());
        clock.Calendar.ShouldBe("workspace@America/New_York");
        var mine = (await World.Clocks(await World.NewItem(World.Requester))).ShouldHaveSingleItem().DueAt!.Value.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        (mine.Hour is >= 8 and <= 17).ShouldBeTrue(mine.ToString());
    }

    [Fact]
    public async Task A_service_of_the_list_is_offered_before_any_item_names_it_and_keeps_its_name_after()
    {
        var id = await Service("Document archive");
        World.Workspace.Get<ItemWords>().Services.ShouldContain("Document archive");
        (await World.Agent.Api.Get("/api/v1/query/completions?q=service%20%3D%20Doc&at=13")).Text.ShouldContain("Document archive");

        (await World.Send(new SaveServiceOffer(id, new ServiceWish("Archive")), World.Admin)).Succeeded.ShouldBeTrue();
        await World.NewItem(World.Agent, service: "Archive");

        var refused = await World.Send(new SaveServiceOffer(id, new ServiceWish("Vault")), World.Admin);
        refused.Refusal!.Sentence.ToString().ShouldContain("1 items name it \"Archive\"");
        (await World.Send(new SaveServiceOffer(null, new ServiceWish("ARCHIVE")), World.Admin)).Refusal!.Fields.ShouldHaveSingleItem().Field.ShouldBe("name");
    }

    [Fact]
    public async Task The_pages_of_services_and_agreements_make_change_and_end_them()
    {
        using var ada = await World.Admin.SignIn();
        (await ada.Open("/admin/services")).Words.ShouldContain("No services yet");

        var services = await ada.Submit(await ada.Open("/admin/services/new"), "form[action$='/admin/services']", ("name", "Email"), ("criticality", "Vital"));
        services.Words.ShouldContain("Email");
        services.Words.ShouldContain("vital");
        var refused = await ada.Submit(await ada.Open("/admin/agreements/new"), "form[action$='/admin/agreements']", ("name", "Alder"), ("from", "soon"));
        ((int)refused.Status).ShouldBe(422);
        refused.Words.ShouldContain("\"soon\" is not a date");
        var client = World.Workspace.Get<PeopleDirectory>().Now.Find(World.ClientColleague.Id)!.ClientId!.Value;
        var saved = await ada.Submit(await ada.Open("/admin/agreements/new"), "form[action$='/admin/agreements']", ("name", "Alder"), ("client", $"{client}"), ("from", "2026-01-01"), ("allServices", "true"));
        saved.Words.ShouldContain("in force");
        var id = World.Workspace.Get<Rulebook>().Agreements.Agreements.Keys.Single();
        (await ada.Submit(await ada.Open($"/admin/agreements/{id}"), "form[action$='/end']")).Words.ShouldContain("ended");
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("client", "")]
    [InlineData("calendar", "team-99")]
    [InlineData("calendar", "person-1")]
    [InlineData("zone", "Middle/Earth")]
    [InlineData("to", "2019-01-01")]
    public async Task An_agreement_that_could_not_be_kept_is_refused_at_its_field(string field, string value)
    {
        var client = World.Workspace.Get<PeopleDirectory>().Now.Find(World.ClientColleague.Id)!.ClientId;
        var wish = new AgreementWish(field == "name" ? value : "Alder", AgreementKind.Customer, Long)
        {
            ClientId = field == "client" ? null : client, AllServices = true, Calendar = field == "calendar" ? value : "workspace", Zone = field == "zone" ? value : null,
            To = field == "to" ? new LocalDate(2019, 1, 1) : null,
        };

        var refused = await World.Send(new SaveAgreement(null, wish), World.Admin);

        refused.Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        refused.Refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    private async Task<int> Hours(WorldPerson by, string type, string priority, string? service, bool staff = false)
    {
        var key = await World.NewItem(staff ? World.Agent : by, priority, type, service);
        return (await World.Clocks(key)).ShouldHaveSingleItem().Amount;
    }

    private async Task<long> Service(string name) => (await World.Send(new SaveServiceOffer(null, new ServiceWish(name)), World.Admin)).Answer.Id;

    private async Task<long> Agreement(string name, WorldPerson of, string calendar = "always", string? zone = null, params long[] services)
    {
        var client = World.Workspace.Get<PeopleDirectory>().Now.Find(of.Id)!.ClientId;
        var saved = await World.Send(
            new SaveAgreement(null, new AgreementWish(name, AgreementKind.Customer, Long) { ClientId = client, AllServices = services.Length == 0, Services = services, Calendar = calendar, Zone = zone }), World.Admin);
        saved.Succeeded.ShouldBeTrue(saved.Refusal?.Sentence.ToString());
        return saved.Answer.Id;
    }
}
