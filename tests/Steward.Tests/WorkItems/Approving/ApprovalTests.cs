using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Collaboration.Notifying;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.WorkItems.Approving;

public class ApprovalTests : WorldTest
{
    private string Approvals => $"/api/v1/items/{World.PrinterTicket}/approvals";

    [Fact]
    public async Task Steps_are_asked_one_after_another_and_the_last_yes_approves()
    {
        var asked = await Ask(new { rule = "first", approvers = new[] { World.Lead.Email } }, new { rule = "all", approvers = new[] { World.OtherRequester.Email } });

        asked.Code.ShouldBe(201);
        (await Verdict(World.OtherRequester, asked["id"], "yes")).Code.ShouldBe(403);
        (await Verdict(World.Lead, asked["id"], "yes"))["state"].ShouldBe("open");
        (await World.OtherRequester.Api.Get("/api/v1/approvals")).Each("approvals", "item").ShouldBe([World.PrinterTicket]);
        (await Verdict(World.OtherRequester, asked["id"], "yes"))["state"].ShouldBe("approved");
        (await World.OtherRequester.Api.Get("/api/v1/approvals")).Each("approvals", "item").ShouldBeEmpty();
        (await Verdict(World.OtherRequester, asked["id"], "yes")).Code.ShouldBe(409);
    }

    [Fact]
    public async Task One_no_that_says_why_ends_it_and_it_can_be_asked_again()
    {
        var asked = await Ask(new { approvers = new[] { World.Lead.Email, World.OtherRequester.Email } });

        (await Verdict(World.Lead, asked["id"], "no")).Fault("comment").ShouldContain("why not");
        (await Verdict(World.Lead, asked["id"], "no", "Too dear."))["state"].ShouldBe("rejected");
        (await Verdict(World.OtherRequester, asked["id"], "yes")).Code.ShouldBe(409);
        (await Ask(new { approvers = new[] { World.Lead.Email } })).Code.ShouldBe(201);
    }

    [Fact]
    public async Task What_changed_since_it_was_asked_is_not_approved()
    {
        var asked = await Ask(new { approvers = new[] { World.Lead.Email } });
        await World.Agent.Api.Patch($"/api/v1/items/{World.PrinterTicket}", new { title = "Buy a new printer" });

        var late = await Verdict(World.Lead, asked["id"], "yes");

        (late.Code, late.Text.Contains("changed", StringComparison.Ordinal)).ShouldBe((409, true));
        (await World.Agent.Api.Delete(Approvals)).Code.ShouldBe(204);
        (await Ask(new { approvers = new[] { World.Lead.Email } })).Code.ShouldBe(201);
    }

    [Fact]
    public async Task Who_is_asked_hears_of_it_and_reads_the_item_without_any_role()
    {
        (await World.OtherRequester.Api.Get($"/api/v1/items/{World.PrinterTicket}")).Code.ShouldBe(404);

        var asked = await Ask(new { approvers = new[] { World.OtherRequester.Email } });

        (await World.OtherRequester.Api.Get($"/api/v1/items/{World.PrinterTicket}")).Code.ShouldBe(200);
        using (var read = World.Workspace.Database.Read())
            (await read.Db.Set<Notification>().Where(n => n.PersonId == World.OtherRequester.Id).Select(n => n.Reason).ToListAsync()).ShouldContain(NewsReason.Decision);
        using var visitor = await World.OtherRequester.SignIn();
        (await visitor.Open("/portal")).Words.ShouldContain("Waiting for your decision");
        var page = await visitor.Open($"/approvals/{asked["id"]}");
        var decided = await visitor.Submit(page, "form[action$='/verdicts']", ("verdict", "yes"));
        decided.Words.ShouldContain("Approved", Case.Insensitive);
    }

    [Fact]
    public async Task A_no_by_the_form_without_a_reason_comes_back_with_what_was_typed()
    {
        var asked = await Ask(new { approvers = new[] { World.Lead.Email } });
        using var lead = await World.Lead.SignIn();

        var refused = await lead.Submit(await lead.Open($"/approvals/{asked["id"]}"), "form[action$='/verdicts']", ("verdict", "no"), ("comment", " "));

        ((int)refused.Status, refused.Words.Contains("Say why not", StringComparison.Ordinal)).ShouldBe((422, true));
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_refused_with_the_way_to_mend_it()
    {
        (await Ask()).Fault("steps").ShouldContain("between one and 8");
        (await Ask(new { approvers = Array.Empty<string>() })).Fault("steps").ShouldContain("Step 1");
        (await Ask(new { approvers = new[] { "nobody@nowhere.example" } })).Fault("steps").ShouldContain("nobody@nowhere.example");
        (await Ask(new { approvers = new[] { World.Requester.Email } })).Fault("steps").ShouldContain("nobody approves what they asked for");
        (await Ask(new { rule = "percent", amount = 0, approvers = new[] { World.Lead.Email } })).Fault("steps").ShouldContain("1 to 100");
        (await Ask(new { rule = "number", amount = 2, approvers = new[] { World.Lead.Email } })).Fault("steps").ShouldContain("from 1 to 1");
        await Ask(new { approvers = new[] { World.Lead.Email } });
        (await Ask(new { approvers = new[] { World.Lead.Email } })).Code.ShouldBe(409);
    }

    [Fact]
    public async Task The_form_asks_in_steps_and_keeps_what_was_typed()
    {
        using var agent = await World.Agent.SignIn();
        var form = await agent.Open($"/i/{World.PrinterTicket}/approval");

        var refused = await agent.Submit(form, "form[action$='/approvals']", ("approvers-0", "nobody@nowhere.example"), ("note", "Look at the price."));
        var asked = await agent.Submit(form, "form[action$='/approvals']", ("approvers-0", $"{World.Lead.Email}, {World.OtherRequester.Name}"));

        ((int)refused.Status, refused.Html.Contains("Look at the price.", StringComparison.Ordinal)).ShouldBe((422, true));
        asked.Words.ShouldContain("2 of 2 must agree");
    }

    private Task<ApiAnswer> Ask(params object[] steps) => World.Agent.Api.Post(Approvals, new { steps });

    private static Task<ApiAnswer> Verdict(WorldPerson by, string? approval, string verdict, string? comment = null) =>
        by.Api.Post($"/api/v1/approvals/{approval}/verdicts", new { verdict, comment });
}
