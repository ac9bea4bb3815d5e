using Shouldly;
using Steward.Collaboration.Drafting;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.Collaboration;

public class DraftTests : WorldTest
{
    private string Name => $"{World.PrinterTicket} answer";

    private async Task<string> DraftOf(Visitor visitor) =>
        await (await visitor.Send(HttpMethod.Get, "/drafts?name=" + Uri.EscapeDataString(Name))).Content.ReadAsStringAsync();

    [Fact]
    public async Task Waits_on_every_device_of_its_writer_and_of_nobody_else()
    {
        await World.Send(new KeepDraft(Name, "Half a sent"), World.Agent);
        await World.Send(new KeepDraft(Name, "Half a sentence") { Base = "1 7" }, World.Agent);

        using var tom = await World.Agent.SignIn();
        using var lena = await World.Lead.SignIn();
        (await DraftOf(tom)).ShouldContain("\"Half a sentence\",\"base\":\"1 7\"");
        (await DraftOf(lena)).ShouldBe("[]");
    }

    [Fact]
    public async Task Ends_when_the_reply_is_sent()
    {
        await World.Send(new KeepDraft(Name, "We send somebody"), World.Agent);
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}");

        await tom.Submit(page, "form[action$='/answers']", ("text", "We send somebody"));

        (await DraftOf(tom)).ShouldBe("[]");
    }

    [Fact]
    public async Task Ends_when_the_new_item_is_there()
    {
        await World.Send(new KeepDraft("new title", "Projector"), World.Agent);
        await World.Send(new KeepDraft(Name, "Another text"), World.Agent);
        using var tom = await World.Agent.SignIn();

        await tom.Submit(await tom.Open("/items/new?space=IT&type=incident"), "form[action$='/items']", ("title", "Projector hums"));

        using var read = World.Workspace.Database.Read();
        read.Db.Set<KeptDraft>().Select(d => d.Name).ToList().ShouldBe([Name]);
    }

    [Fact]
    public async Task Stays_when_the_reply_is_refused()
    {
        await World.Send(new KeepDraft(Name, "Done already"), World.Agent);
        using var tom = await World.Agent.SignIn();
        var page = await tom.Open($"/i/{World.PrinterTicket}");

        await tom.Submit(page, "form[action$='/answers']", ("text", " "));

        (await DraftOf(tom)).ShouldContain("Done already");
    }

    [Fact]
    public async Task Is_forgotten_when_it_is_emptied()
    {
        await World.Send(new KeepDraft(Name, "Hm"), World.Agent);
        await World.Send(new KeepDraft(Name, " "), World.Agent);

        using var tom = await World.Agent.SignIn();
        (await DraftOf(tom)).ShouldBe("[]");
    }

    [Fact]
    public async Task Is_bounded_in_size_name_and_number()
    {
        (await World.Send(new KeepDraft(Name, new string('x', KeptDraft.LongestText + 1)), World.Agent)).Refusal!.Fields.Single().Field.ShouldBe("text");
        (await World.Send(new KeepDraft(new string('n', 81), "x"), World.Agent)).Refusal!.Fields.Single().Field.ShouldBe("name");
        for (var n = 0; n < KeptDraft.Most + 5; n++)
            (await World.Send(new KeepDraft($"new {n}", "x"), World.Agent)).Succeeded.ShouldBeTrue();

        using var read = World.Workspace.Database.Read();
        read.Db.Set<KeptDraft>().Count().ShouldBe(KeptDraft.Most);
        read.Db.Set<KeptDraft>().Any(d => d.Name == "new 0").ShouldBeFalse();
    }
}
