using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>The main job as a stranger meets it: a request is answered and resolved, and whoever asked sees it and may object.</summary>
public class ServiceDeskJourney(Browsing.Browser browser) : JourneyTest(browser)
{
    [Fact]
    public async Task An_agent_resolves_what_a_requester_then_sees_solved_and_reopens()
    {
        var agent = await Stranger(Demo.Address);
        await Demo.SignInAsync(agent, Role.Agent);

        new Uri(agent.Url).AbsolutePath.ShouldBe("/my");
        (await agent.Locator("tr[data-row]").CountAsync()).ShouldBeGreaterThan(3);

        await agent.GetByRole(AriaRole.Navigation).GetByText("IT Service Desk").ClickAsync();
        await agent.GetByRole(AriaRole.Heading, new() { Name = "IT Service Desk" }).WaitForAsync();
        await agent.Locator("tr[data-row]", new() { HasText = "Yuki Tanaka" }).Filter(new() { HasText = "In progress" }).Filter(new() { HasText = "Mateo Silva" }).First.Locator("[data-row-link]").ClickAsync();
        await agent.WaitForURLAsync("**/i/IT-*");
        var key = new Uri(agent.Url).Segments[^1];

        await agent.Locator("#answer-text").FillAsync("The share is there again, have a look.");
        await agent.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await agent.Locator(".timeline").GetByText("The share is there again, have a look.").WaitForAsync();

        await agent.GetByRole(AriaRole.Button, new() { Name = "State: " }).ClickAsync();
        await agent.Locator("#state-menu").GetByText("Resolved").ClickAsync();
        await agent.GetByRole(AriaRole.Textbox, new() { Name = "Resolution" }).FillAsync("Mapped the drive anew.");
        await agent.GetByRole(AriaRole.Button, new() { Name = "Set to Resolved" }).ClickAsync();
        await agent.GetByRole(AriaRole.Button, new() { Name = "State: Resolved" }).WaitForAsync();

        var requester = await Stranger(Demo.Address);
        await Demo.SignInAsync(requester, Role.Requester);
        new Uri(requester.Url).AbsolutePath.ShouldBe("/portal");
        await requester.GotoAsync("/portal/requests?show=all");
        await requester.Locator("tr", new() { HasText = key }).GetByText("Solved").WaitForAsync();
        await requester.Locator($"a[href='/portal/requests/{key}']").ClickAsync();
        await requester.GetByText("The share is there again, have a look.").WaitForAsync();
        await requester.GetByText("Mapped the drive anew.").First.WaitForAsync();

        await requester.GetByLabel("Not solved? Say what is still wrong").FillAsync("Read works, writing does not.");
        await requester.GetByRole(AriaRole.Button, new() { Name = "Not solved, open again" }).ClickAsync();
        await requester.GetByText("We are working on it").First.WaitForAsync();

        await agent.ReloadAsync();
        await agent.GetByRole(AriaRole.Button, new() { Name = "State: In progress" }).WaitForAsync();
        (await agent.Locator(".timeline").TextContentAsync())!.ShouldContain("Read works, writing does not.");
        Complaints.ShouldBeEmpty();
    }
}
