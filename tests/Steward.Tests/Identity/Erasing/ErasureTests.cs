using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Identity.Directory;
using Steward.Platform.Audit;
using Steward.Platform.Events;
using Steward.Testing.Company;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.Identity.Erasing;

/// <summary>A person is erased: nothing that names them is left, what they did is, and the history still proves itself.</summary>
public class ErasureTests : WorldTest
{
    private string Path => $"/api/v1/people/{World.Agent.Id}/erasure";

    [Fact]
    public async Task The_person_is_gone_from_people_ways_in_and_the_sealed_history_which_still_verifies()
    {
        await World.Send(new ChangeItem(World.PrinterTicket) { Assignee = new(World.Lead.Email) }, World.Agent);
        await World.Send(new ChangeItem(World.PrinterTicket) { Assignee = new(World.Agent.Email) }, World.Lead);
        await World.Send(new AddComment(World.PrinterTicket, "Tom Nguyen will look", Internal: false), World.Agent);
        using var tom = await World.Agent.SignIn();
        await Seal();
        InHistory("Tom Nguyen").ShouldBeGreaterThan(0);

        var done = await World.Admin.Api.Post(Path, new { confirm = "Tom Nguyen" });

        done.Code.ShouldBe(200, done.Text);
        var alias = done["alias"]!;
        var person = World.Workspace.Get<PeopleDirectory>().Now.Find(World.Agent.Id)!;
        (person.Name, person.Email, person.IsAdmin).ShouldBe((alias, null, false));
        person.DisabledAt.ShouldNotBeNull();
        (await tom.Open("/my")).Path.ShouldEndWith("/sign-in");
        (await World.Agent.Api.Get("/api/v1/people/me")).Code.ShouldBe(401);
        await Seal();
        InHistory("Tom Nguyen").ShouldBe(0);
        InHistory(World.Agent.Email).ShouldBe(0);
        InHistory(alias).ShouldBeGreaterThan(0);
        Text().ShouldContain("Tom Nguyen will look", Case.Sensitive, "text that people wrote stays unless asked");
        var report = await Verify();
        report.Intact.ShouldBeTrue(report.Say().ToString());
        var again = await World.Admin.Api.Delete($"/api/v1/people/{World.Agent.Id}/disablement");
        (again.Code, again.Text.Contains("erased", StringComparison.Ordinal)).ShouldBe((409, true));
    }

    [Fact]
    public async Task When_asked_text_that_people_wrote_is_changed_too_and_is_found_by_the_new_name()
    {
        await World.Send(new AddComment(World.PrinterTicket, "Ask tom nguyen or agent@northwind.example", Internal: false), World.Lead);
        await Seal();

        var alias = (await World.Admin.Api.Post(Path, new { confirm = "Tom Nguyen", alsoText = true }))["alias"]!;

        Text().ShouldContain($"Ask {alias} or {alias}");
        var found = await World.Lead.Api.Get("/api/v1/search?text=" + Uri.EscapeDataString(alias));
        found.List("found").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_change_that_nobody_recorded_is_still_found_after_an_erasure()
    {
        await Seal();
        (await World.Admin.Api.Post(Path, new { confirm = "Tom Nguyen" })).Code.ShouldBe(200);
        await Seal();

        await World.Workspace.Database.Write(async db =>
        {
            var blacked = await db.Set<EventRow>().Where(e => e.Subject == "person" && e.SubjectId == World.Agent.Id && e.Kind == "person.created").Select(e => e.Id).FirstAsync();
            await db.Set<EventRow>().Where(e => e.Id == blacked).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, "slipped in"));
            return new Steward.Platform.Data.Written<bool>(true, Keep: true);
        });

        (await Verify()).Findings.ShouldContain(f => f.Fault == AuditFault.Edited);
    }

    [Fact]
    public async Task The_preview_counts_the_wrong_name_changes_nothing_and_nobody_erases_themselves()
    {
        using var ada = await World.Admin.SignIn();
        var page = await ada.Open($"/admin/people/{World.Agent.Id}/erasure");
        page.Words.ShouldContain("Items the person asked for, made or owns");

        var refused = await ada.Submit(page, "main form", ("confirm", "tom"), ("alsoText", "true"));

        ((int)refused.Status).ShouldBe(422);
        refused.Words.ShouldContain("Type the name exactly as it is: Tom Nguyen");
        refused.Find("input[name=confirm]")!.GetAttribute("value").ShouldBe("tom");
        refused.Find("input[name=alsoText]")!.HasAttribute("checked").ShouldBeTrue();
        World.Workspace.Get<PeopleDirectory>().Now.Find(World.Agent.Id)!.Name.ShouldBe("Tom Nguyen");
        (await World.Admin.Api.Post($"/api/v1/people/{World.Admin.Id}/erasure", new { confirm = "Ada Okafor" })).Code.ShouldBe(409);
        (await World.Admin.Api.Get(Path)).List("changes").ShouldNotBeEmpty();
    }

    private Task<long> Seal() => World.Services.GetRequiredService<AuditSealer>().Seal(World.Workspace);

    private Task<AuditReport> Verify() => World.Services.GetRequiredService<AuditVerification>().Verify(World.Workspace);

    private int InHistory(string words)
    {
        using var lease = World.Workspace.Database.Read();
        return lease.Db.Set<EventRow>().Count(e => e.Changes != null && e.Changes.Contains(words)) + lease.Db.Set<ChangedField>().Count(c => c.Was == words || c.Became == words);
    }

    private string Text()
    {
        using var lease = World.Workspace.Database.Read();
        return string.Join('\n', lease.Db.Set<Comment>().Select(c => c.Text));
    }
}
