using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Testing.Company;
using Steward.Testing.Web;
using Xunit;

namespace Steward.Tests.ServiceDesk.Configuration;

/// <summary>A file is compared by external key: what is new is created, what differs is changed, what is missing is named.</summary>
public class CiImportTests : WorldTest
{
    private const string File = """
        External key;Name;Class;Cores;Site;Runs on;Colour
        SRV-1;host;server;32;Hall 3;;red
        SRV-2;guest;server;8;Hall 3;SRV-1;red
        SRV-3;odd;Spaceship;1;;;
        ;nameless;server;1;;;
        SRV-2;twice;server;1;;;
        SRV-4;lost;server;2;;SRV-99;
        """;

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        await World.UsualClasses();
        await World.Ci("old", but: w => w with { ExternalKey = "SRV-0" });
        using var lena = await World.Lead.SignIn();

        var page = await Upload(lena, File);

        page.Words.ShouldContain("Dry run");
        Tile(page, "To be created").ShouldBe("3");
        Tile(page, "To be changed").ShouldBe("0");
        Tile(page, "Relations to be made").ShouldBe("1");
        Tile(page, "Rows with faults").ShouldBe("4");
        Tile(page, "Missing in the file").ShouldBe("1");
        page.Words.ShouldContain("Row 4: There is no class \"Spaceship\"");
        page.Words.ShouldContain("Row 5 has no external key");
        page.Words.ShouldContain("stands in row 3 already");
        page.Words.ShouldContain("\"SRV-99\"");
        page.Words.ShouldContain("The column \"Colour\" means nothing here");
        (await Count()).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_brought_in_once_again_changes_only_what_differs_and_is_taken_back()
    {
        await World.UsualClasses();
        using var lena = await World.Lead.SignIn();
        var first = await lena.Submit(await Upload(lena, File), "form[action$='/run']");
        first.Words.ShouldContain("3 created, 0 changed, 1 relations made");
        var guest = await Find("SRV-2");
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{guest.Key}/relations")).Text.ShouldContain("host");

        (await Upload(lena, File)).Words.ShouldContain("nothing would change");

        var changed = await Upload(lena, File.Replace("SRV-2;guest;server;8;Hall 3", "SRV-2;guest;server;16;Hall 4", StringComparison.Ordinal));
        Tile(changed, "To be changed").ShouldBe("1");
        Tile(changed, "Unchanged").ShouldBe("2");
        changed.Words.ShouldContain("Cores: 8 → 16");
        var second = await lena.Submit(changed, "form[action$='/run']");
        (await Find("SRV-2")).Site.ShouldBe("Hall 4");

        (await lena.Submit(second, "form[action$='/undo']")).Words.ShouldContain("taken back");
        (await Find("SRV-2")).Site.ShouldBe("Hall 3");
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{guest.Key}")).Json.GetProperty("fields").GetProperty("cores").GetString().ShouldBe("8");
        (await World.Change((await Find("SRV-1")).Key, new CiWish { Site = "Hall 9" })).Succeeded.ShouldBeTrue();
        var undone = await lena.Submit(await lena.Open(first.Path), "form[action$='/undo']");
        undone.Words.ShouldContain("host"); // changed since, so it stays and is named
        (await Count()).ShouldBe(2); // host, and guest which the second import touched
    }

    [Fact]
    public async Task A_file_of_relations_joins_what_is_there_and_names_what_is_not()
    {
        await World.UsualClasses();
        var (a, b) = (await World.Ci("a", but: w => w with { ExternalKey = "A" }), await World.Ci("b", but: w => w with { ExternalKey = "B" }));
        using var lena = await World.Lead.SignIn();

        var page = await Upload(lena, $"from;relation;to\nA;runs on;B\n{b};needs love of;A\nA;depends on;C\nA;runs on;A\n");

        Tile(page, "Relations to be made").ShouldBe("1");
        page.Words.ShouldContain("Row 3: \"needs love of\" is no way to be related");
        page.Words.ShouldContain("has the key \"C\"");
        page.Words.ShouldContain("cannot be related to itself");
        (await lena.Submit(page, "form[action$='/run']")).Words.ShouldContain("1 relations made");
        (await World.Agent.Api.Get($"/api/v1/configuration-items/{a}/relations")).Text.ShouldContain("runs-on");
    }

    [Fact]
    public async Task A_row_that_retires_what_others_need_is_left_out_and_says_by_whom()
    {
        await World.UsualClasses();
        var (host, guest) = (await World.Ci("host", but: w => w with { ExternalKey = "H" }), await World.Ci("guest", but: w => w with { ExternalKey = "G" }));
        await World.Relate(guest, "runs-on", host);
        using var lena = await World.Lead.SignIn();

        var page = await Upload(lena, "key,class,state,site\nH,server,retired,Hall 9\nG,server,in use,Hall 9\n");

        page.Words.ShouldContain($"needed by: {guest} guest");
        (await lena.Submit(page, "form[action$='/run']")).Words.ShouldContain("0 created, 1 changed");
        var kept = await World.Stored(host);
        (kept.State, kept.Site).ShouldBe((CiState.InUse, "")); // nothing of a faulty row stays
        (await World.Stored(guest)).Site.ShouldBe("Hall 9");
    }

    [Fact]
    public async Task What_is_no_table_is_refused_with_what_it_is()
    {
        await World.UsualClasses();
        using var lena = await World.Lead.SignIn();
        var page = await lena.Upload(await lena.Open("/configuration/imports"), "form[enctype]", ("file", "cis.csv", "%PDF-1.7 not a table"u8.ToArray()));

        ((int)page.Status).ShouldBe(422);
        page.Words.ShouldContain("PDF");
    }

    private static Task<WebPage> Upload(Visitor visitor, string text) => Upload(visitor, Encoding.UTF8.GetBytes(text));

    private static async Task<WebPage> Upload(Visitor visitor, byte[] content)
    {
        var page = await visitor.Upload(await visitor.Open("/configuration/imports"), "form[enctype]", ("file", "cis.csv", content));
        ((int)page.Status).ShouldBe(200, page.Words);
        return page;
    }

    private static string Tile(WebPage page, string label) =>
        page.Document.QuerySelectorAll(".stat").Single(t => t.QuerySelector(".stat-label")!.TextContent == label).QuerySelector(".stat-figure")!.TextContent.Trim();

    private async Task<ConfigurationItem> Find(string key)
    {
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<ConfigurationItem>().SingleAsync(c => c.ExternalKey == key);
    }

    private async Task<int> Count()
    {
        using var lease = World.Workspace.Database.Read();
        return await lease.Db.Set<ConfigurationItem>().CountAsync();
    }
}
