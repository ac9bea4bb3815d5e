using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>Two people look at one item; what one does, the other sees without asking.</summary>
public class LiveJourney(Browsing.Browser browser) : JourneyTest(browser)
{
    [Fact]
    public async Task A_comment_and_a_priority_appear_in_the_other_browser_while_typed_words_stay()
    {
        var agent = await As(Role.Agent);
        await agent.GotoAsync("/s/IT");
        var address = await agent.Locator("[data-row-link]").Last.GetAttributeAsync("href");
        await agent.GotoAsync(address!);
        await agent.WaitForLoadStateAsync(LoadState.Load);
        await agent.Locator("#answer-text").FillAsync("Half a sentence");

        var administrator = await As(Role.Administrator);
        await administrator.GotoAsync(address!);
        await administrator.Locator("#answer-text").FillAsync("Seen from the other desk.");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await administrator.Locator(".timeline").GetByText("Seen from the other desk.").WaitForAsync();
        await administrator.Locator("[popovertarget=priority-menu]").ClickAsync();
        await administrator.Locator("#priority-menu").GetByText("Urgent").ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Priority: Urgent" }).WaitForAsync();

        await agent.Locator(".timeline").GetByText("Seen from the other desk.").WaitForAsync();
        await agent.GetByRole(AriaRole.Button, new() { Name = "Priority: Urgent" }).WaitForAsync();
        (await agent.Locator("#answer-text").InputValueAsync()).ShouldBe("Half a sentence");
        Complaints.ShouldBeEmpty();
    }
}
