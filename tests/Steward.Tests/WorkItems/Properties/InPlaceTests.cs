using System.Net;
using Shouldly;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.WorkItems.Properties;

public class InPlaceTests : WorldTest
{
    private string Ticket => $"/i/{World.PrinterTicket}";

    [Fact]
    public async Task A_property_is_changed_where_it_stands()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        page = await tom.Submit(page, "form:has(#priority-menu)", ("value", "Low"));
        page = await tom.Submit(page, "form:has(#assignee-menu)", ("value", "lead@northwind.example"));
        page = await tom.Submit(page, "form:has(#value-due)", ("value", "2031-05-06T17:30"));

        page.Status.ShouldBe(HttpStatusCode.OK);
        var item = await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}");
        (item["priority"], item["assignee"], item["due"]).ShouldBe(("low", "lead@northwind.example", "2031-05-06T15:30:00Z"));
        page.Find("#timeline")!.TextContent.ShouldContain("Lena Brandt");
    }

    [Fact]
    public async Task What_is_no_date_comes_back_with_a_sentence_and_as_it_was_typed()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);

        var refused = await tom.Submit(page, "form:has(#value-due)", ("value", "31.02.2031"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Find("aside.rail .field-error")!.TextContent.ShouldContain("\"31.02.2031\" is not a date and time");
        refused.Find("#value-due")!.GetAttribute("value").ShouldBe("31.02.2031");
    }

    [Fact]
    public async Task A_change_of_another_property_meanwhile_is_in_nobodys_way()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);
        await World.Send(new ChangeItem(World.PrinterTicket) { Service = new("Printing") }, World.Lead);

        (await tom.Submit(page, "form:has(#priority-menu)", ("value", "Urgent"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_change_of_the_same_property_meanwhile_shows_both_values()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open(Ticket);
        await World.Send(new ChangeItem(World.PrinterTicket) { Priority = Priority.Low }, World.Lead);

        var conflict = await tom.Submit(page, "form:has(#priority-menu)", ("value", "Urgent"));

        conflict.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        conflict.Find(".both")!.TextContent.ShouldContain("Urgent");
        conflict.Find(".both")!.TextContent.ShouldContain("Low");
        await tom.Submit(conflict, ".notice form[action$='/properties']");
        (await World.Agent.Api.Get($"/api/v1/items/{World.PrinterTicket}"))["priority"].ShouldBe("urgent");
    }

    [Fact]
    public async Task A_text_edited_by_two_keeps_the_second_ones_words_and_shows_the_first_ones()
    {
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"{Ticket}?edit=text");
        await World.Send(new ChangeItem(World.PrinterTicket) { Description = "Lena's words" }, World.Lead);

        var conflict = await tom.Submit(page, "form[action$='/text']", ("description", "Tom's words"));

        conflict.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        conflict.Find("textarea[name=description]")!.TextContent.ShouldBe("Tom's words");
        conflict.Find(".both")!.TextContent.ShouldContain("Lena's words");
        var saved = await tom.Submit(conflict, "form[action$='/text']");
        saved.Words.ShouldContain("Tom's words");
    }

    [Fact]
    public async Task Who_reads_only_finds_nothing_to_change_and_is_refused_when_trying()
    {
        using var ulf = await World.Auditor.SignIn();
        using var tom = await World.Agent.SignIn();
        var page = await ulf.Open(Ticket);
        page.Find("form[action$='/properties']").ShouldBeNull();
        page.Find("form[action$='/answers']").ShouldBeNull();

        var borrowed = await ulf.Submit(page, "form[action$='/watchers']", ("watch", "on"));
        borrowed.Status.ShouldBe(HttpStatusCode.OK);
        var refused = await World.Send(new AddComment(World.PrinterTicket, "x", Internal: true), World.Auditor);
        refused.Succeeded.ShouldBeFalse();
    }
}
