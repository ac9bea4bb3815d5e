using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Identity.SettingUp;
using Steward.Testing.Hosting;
using Steward.Testing.Web;
using Steward.WorkItems.Items;
using Xunit;

namespace Steward.Tests.Web.Demo;

/// <summary>From an empty server to a first useful screen, by the pages alone.</summary>
public class SetUpInBrowserTests : IAsyncLifetime
{
    private EmptyWorkspace empty = null!;
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        empty = await EmptyWorkspace.Open();
        visitor = new Visitor(empty.Address);
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await empty.DisposeAsync();
    }

    [Fact]
    public async Task The_new_administrator_sees_three_choices_and_what_is_left_to_set_up()
    {
        var page = await SetUp();

        page.Path.ShouldEndWith("/setup/start");
        page.Document.QuerySelectorAll(".card").Length.ShouldBe(3);
        page.Words.ShouldContain("Not named yet");
        page.Words.ShouldContain("Only you");
        page.Words.ShouldContain("Nothing yet");
    }

    [Fact]
    public async Task Exploring_builds_the_example_in_the_background_and_the_one_who_set_up_stays_administrator()
    {
        var start = await SetUp();
        var page = await visitor.Submit(start, "form[action$='/example/building']");
        page.Path.ShouldEndWith("/example");

        await Standing();

        (await visitor.Open("/my")).Html.ShouldContain("Demo data");
        (await visitor.Open("/example")).Find("form[action$='/example/removal']").ShouldNotBeNull();
        (await visitor.Open("/setup/start")).Find("form[action$='/example/building']").ShouldBeNull("it is there");
        using var read = empty.Workspace.Database.Read();
        (await read.Db.Set<Person>().Where(p => p.IsAdmin).Select(p => p.Email).ToListAsync()).ShouldBe(["kim@example.org"]);
        (await read.Db.Set<Account>().CountAsync()).ShouldBe(1, "nobody of the example can sign in");
        (await read.Db.Set<WorkItem>().CountAsync()).ShouldBeGreaterThan(1_300);
    }

    [Fact]
    public async Task Removing_it_by_the_page_says_what_went_and_offers_it_again()
    {
        await visitor.Submit(await SetUp(), "form[action$='/example/building']");
        await Standing();

        var after = await visitor.Submit(await visitor.Open("/example"), "form[action$='/example/removal']");

        after.Words.ShouldContain("The example is gone");
        (await visitor.Open("/my")).Html.ShouldNotContain("Demo data");
        (await visitor.Open("/setup/start")).Find("form[action$='/example/building']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Importing_on_an_empty_server_says_to_open_a_space_first()
    {
        var start = await SetUp();
        var imports = await visitor.Open(start.Find(".card a[href$='/imports']").ShouldNotBeNull().GetAttribute("href")!);

        imports.Find("a[href$='/spaces/new']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_organisation_gets_its_name()
    {
        await SetUp();
        var form = await visitor.Open("/setup/organisation");

        (await visitor.Submit(form, "form[action$='/setup/organisation']", ("title", " "))).Words.ShouldContain("1 to 80 characters");
        (await visitor.Submit(form, "form[action$='/setup/organisation']", ("title", "Contoso Works"))).Words.ShouldContain("Contoso Works");
        empty.Workspace.Entry.Title.ShouldBe("Contoso Works");
    }

    private async Task<WebPage> SetUp()
    {
        var page = await visitor.Open($"/setup?code={empty.Workspace.Get<SetUpState>().Code}");
        return await visitor.Submit(page, "form[action$='/setup']", ("name", "Kim Setter"), ("email", "kim@example.org"), ("password", "four unlikely words together"));
    }

    /// <summary>Waits as a person would: by looking at the page again.</summary>
    private async Task Standing()
    {
        for (var look = 0; look < 600; look++)
        {
            var page = await visitor.Open("/example");
            if (page.Find("progress") is null)
            {
                page.Words.ShouldNotContain("stopped");
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The example is not built.");
    }
}
