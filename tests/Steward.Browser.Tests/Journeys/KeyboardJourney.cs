using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>The agent's day with no mouse at all.</summary>
public class KeyboardJourney(Browsing.Browser browser) : JourneyTest(browser)
{
    [Fact]
    public async Task From_my_work_by_the_queue_to_a_resolved_ticket()
    {
        var page = await As(Role.Agent);
        await page.GotoAsync("/my");
        await Ready(page);

        await Press(page, "g", "q");
        await page.WaitForURLAsync("**/queues");
        await Ready(page);
        await Press(page, "j", "Enter");
        await page.WaitForURLAsync("**/queues/*");
        await Ready(page);
        await Press(page, "j", "j", "j");
        var key = (await page.EvaluateAsync<string>("document.activeElement.querySelector('.key').textContent")).Trim();
        await Press(page, "Enter");
        await page.WaitForURLAsync($"**/i/{key}");
        await page.Locator("#answer-text").WaitForAsync();

        await Press(page, "r");
        await page.Keyboard.TypeAsync("Typed without a mouse.");
        await Send(page);
        await page.Locator(".timeline").GetByText("Typed without a mouse.").WaitForAsync();

        await Press(page, "n");
        await page.Keyboard.TypeAsync("Only we read this.");
        await Send(page);
        await page.Locator(".entry-internal").GetByText("Only we read this.").WaitForAsync();

        await Press(page, "p");
        await page.Locator("#priority-menu").WaitForAsync();
        await page.RunAndWaitForResponseAsync(() => Press(page, "ArrowDown", "Enter"), answer => answer.Request.Method == "POST");
        await Ready(page);

        await Press(page, "m");
        await page.GetByRole(AriaRole.Button, new() { Name = "Owner: Mateo Silva" }).WaitForAsync();

        await page.Locator("[popovertarget=state-menu]").WaitForAsync();
        if (await page.GetByRole(AriaRole.Button, new() { Name = "State: New" }).IsVisibleAsync())
        {
            await Choose(page, "In progress");
            await page.GetByRole(AriaRole.Button, new() { Name = "State: In progress" }).WaitForAsync();
        }

        await Choose(page, "Resolved");
        await page.Locator("form textarea:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Resolved from the keyboard.");
        await Press(page, "Tab", "Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "State: Resolved" }).WaitForAsync();
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_goes_to_the_next_column_and_stays_there()
    {
        var page = await As(Role.Agent);
        await page.GotoAsync("/s/IT");
        await Ready(page);
        await Press(page, "v", "b");
        await page.WaitForURLAsync("**layout=board*");
        await page.Locator("board-columns:defined").WaitForAsync();
        var card = page.GetByRole(AriaRole.Region, new() { Name = "To do" }).Locator("[data-card]").First;
        var id = await card.GetAttributeAsync("id");

        await card.Locator(".board-card-title").FocusAsync();
        await page.RunAndWaitForResponseAsync(() => Press(page, "Shift+ArrowRight"), answer => answer.Request.Method == "POST");

        var moved = page.GetByRole(AriaRole.Region, new() { Name = "In progress" }).Locator($"#{id}");
        await moved.WaitForAsync();
        await page.ReloadAsync();
        await moved.WaitForAsync();
        Complaints.ShouldBeEmpty();
    }

    private static async Task Choose(IPage page, string state)
    {
        await Press(page, "s");
        await page.Locator("#state-menu").WaitForAsync();
        for (var steps = 0; steps < 8; steps++)
        {
            await Press(page, "ArrowDown");
            if ((await page.EvaluateAsync<string>("document.activeElement.textContent")).Contains(state, StringComparison.Ordinal)) break;
        }
        await Press(page, "Enter");
    }

    /// <summary>Sends what was typed; Escape leaves the box, so that letters are keys again.</summary>
    private static async Task Send(IPage page)
    {
        await page.RunAndWaitForResponseAsync(() => Press(page, "Control+Enter"), answer => answer.Request.Method == "POST");
        await Ready(page);
        await Press(page, "Escape");
    }

    private static Task Ready(IPage page) => page.WaitForLoadStateAsync(LoadState.NetworkIdle);

    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }
}
