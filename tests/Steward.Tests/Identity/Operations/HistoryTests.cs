using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Identity.Roles;
using Steward.Platform.Access;
using Steward.Platform.Audit;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Testing.Company;
using Steward.Testing.Running;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Linking;
using Xunit;

namespace Steward.Tests.Identity.Operations;

public class HistoryTests : WorldTest
{
    [Fact]
    public async Task It_says_who_did_what_to_which_item_with_old_and_new()
    {
        (await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { title = "Printer prints nothing" })).Status.ShouldBe(HttpStatusCode.OK);

        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/history?actor=Tom&kind=item.changed");

        page.Words.ShouldContain("Tom Nguyen");
        page.Words.ShouldContain("Title: Printer on floor 2 prints empty pages → Printer prints nothing");
        page.Find($"main a[href$='/i/{World.PrinterTicket}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_auditor_reads_the_events_of_their_spaces_and_no_others()
    {
        using var auditor = await World.Auditor.SignIn();
        using var admin = await World.Admin.SignIn();

        var theirs = await auditor.Open("/admin/history?from=all&subject=item");
        var all = await admin.Open("/admin/history?from=all&subject=item");

        all.Words.ShouldContain(World.NetworkTicket);
        theirs.Words.ShouldContain(World.PrinterTicket);
        theirs.Words.ShouldNotContain(World.NetworkTicket);
        theirs.Words.ShouldNotContain("Core switch");
        theirs.Words.ShouldNotContain(World.ProjectTask);
    }

    [Fact]
    public async Task A_link_to_an_item_the_auditor_does_not_see_names_nothing_and_is_found_by_no_word()
    {
        (await World.Send(new LinkItems(World.PrinterTicket, "relates", World.NetworkTicket), World.Admin)).Succeeded.ShouldBeTrue();
        using var auditor = await World.Auditor.SignIn();

        var page = await auditor.Open("/admin/history?kind=item.linked");
        page.Words.ShouldContain("another item");
        page.Words.ShouldNotContain(World.NetworkTicket);

        (await auditor.Open($"/admin/history?words={World.NetworkTicket}")).Words.ShouldNotContain(World.PrinterTicket);
        using var admin = await World.Admin.SignIn();
        (await admin.Open($"/admin/history?words={World.NetworkTicket}")).Words.ShouldContain(World.PrinterTicket);
    }

    [Fact]
    public async Task Roles_are_told_in_words_with_their_space()
    {
        (await World.Send(new GrantRoles(World.SpaceId("NET"), Role.Agent | Role.Lead) { PersonId = World.Member.Id }, World.Admin)).Succeeded.ShouldBeTrue();

        using var admin = await World.Admin.SignIn();
        (await admin.Open("/admin/history?kind=roles.granted")).Words.ShouldContain("Roles in NET: Lead, Agent");
    }

    [Fact]
    public async Task Words_with_letters_beyond_ascii_are_found_in_changes()
    {
        (await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { title = "Drucker im Büro" })).Status.ShouldBe(HttpStatusCode.OK);

        using var admin = await World.Admin.SignIn();
        (await admin.Open("/admin/history?words=B%C3%BCro")).Words.ShouldContain("Drucker im Büro");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_double()
    {
        for (var i = 0; i < 60; i++)
            (await World.Send(new AddComment(World.PrinterTicket, $"note {i}", Internal: true), World.Agent)).Succeeded.ShouldBeTrue();
        using var admin = await World.Admin.SignIn();

        var first = await admin.Open("/admin/history?kind=item.commented");
        var second = await admin.Open(first.Find("a[rel=next]")!.GetAttribute("href")!);

        var rows = first.Document.QuerySelectorAll("tr[id^=row-]").Concat(second.Document.QuerySelectorAll("tr[id^=row-]")).Select(row => row.Id).ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(60);
        rows.Distinct().Count().ShouldBe(rows.Count);
    }

    [Fact]
    public async Task A_date_that_is_none_is_answered_beside_its_field_and_what_was_typed_stays()
    {
        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/history?from=31.02.2025");

        page.Words.ShouldContain("'31.02.2025' is not a date".Replace('\'', '"'));
        page.Find("input[name=from]")!.GetAttribute("value").ShouldBe("31.02.2025");
    }

    [Fact]
    public async Task An_export_holds_what_the_page_shows_and_is_itself_recorded()
    {
        (await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { title = "Printer prints nothing" })).Status.ShouldBe(HttpStatusCode.OK);
        using var admin = await World.Admin.SignIn();
        var page = await admin.Open("/admin/history?kind=item.changed");

        var file = await admin.Submit(page, "form[action$='/admin/history/export']", ("format", "csv"));

        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Html.ShouldContain("Printer prints nothing");
        file.Html.ShouldContain("Tom Nguyen");
        (await admin.Open("/admin/history?kind=history.exported")).Words.ShouldContain("kind=item.changed");
    }

    [Fact]
    public async Task An_auditors_export_keeps_to_their_spaces()
    {
        using var auditor = await World.Auditor.SignIn();
        var page = await auditor.Open("/admin/history?from=all");

        var file = await auditor.Submit(page, "form[action$='/admin/history/export']", ("format", "csv"));

        file.Html.ShouldContain("Printer on floor 2");
        file.Html.ShouldNotContain("Core switch");
    }

    [Fact]
    public async Task A_change_behind_its_back_stands_in_red_with_the_entry()
    {
        await World.Services.GetRequiredService<AuditSealer>().Seal(World.Workspace);
        await World.Workspace.Database.Write(async db =>
        {
            var first = await db.Set<EventRow>().OrderBy(e => e.Id).Select(e => e.Id).FirstAsync();
            await db.Set<EventRow>().Where(e => e.Id == first).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, "edited by hand"));
            return new Written<bool>(true, Keep: true);
        });
        using var admin = await World.Admin.SignIn();

        var page = await admin.Submit(await admin.Open("/admin/history"), "form[action$='/admin/history/verification']");
        for (var i = 0; i < 200 && page.Find("[role=alert]") is null; i++)
        {
            await Task.Delay(50);
            page = await admin.Open("/admin/history");
        }

        page.Find("[role=alert]").ShouldNotBeNull().TextContent.ShouldContain("The history was changed");
        page.Find("[role=alert]")!.TextContent.ShouldContain("Entries 1 to 1");
    }

    [Fact]
    public async Task The_number_of_statements_does_not_grow_with_the_events()
    {
        using var statements = new Statements();
        using var client = new HttpClient();
        await CommentAsync(2);
        var few = await LeastAsync();
        await CommentAsync(45);
        (await LeastAsync()).ShouldBe(few);

        // what is kept in memory is read anew after a change, and news of it may come late
        async Task<int> LeastAsync() => Math.Min(Math.Min(await CostAsync(), await CostAsync()), await CostAsync());

        async Task<int> CostAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, World.Address.AbsoluteUri + "/admin/history?kind=item.commented");
            request.Headers.Authorization = new("Bearer", World.Admin.TokenWith(Steward.Platform.Access.TokenScope.Admin));
            return (await statements.OfAsync(client, request)).Count;
        }
    }

    private async Task CommentAsync(int times)
    {
        for (var i = 0; i < times; i++)
            (await World.Send(new AddComment(World.PrinterTicket, $"more {i}", Internal: true), World.Agent)).Succeeded.ShouldBeTrue();
    }
}
