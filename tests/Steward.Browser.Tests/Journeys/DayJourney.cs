using System.Globalization;
using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Journeys;

/// <summary>What a day brings, done without a mouse: find, write down, sort through twenty, take back, plan.</summary>
public class DayJourney(Browsing.Browser browser) : JourneyTest(browser)
{
    [Fact]
    public async Task A_call_is_written_down_found_again_and_planned_for_tomorrow()
    {
        var page = await As(Role.Agent);
        await page.GotoAsync("/my");
        await Ready(page);

        await Press(page, "c");
        await page.Locator("#create-form [name=title]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("The beamer of room 4 shows everything in green");
        await page.RunAndWaitForResponseAsync(() => Press(page, "Control+Enter"), answer => answer.Request.Method == "POST");
        var said = page.Locator("#create-form .notice").First;
        await said.WaitForAsync();
        var key = KeyPattern.Match(await said.InnerTextAsync()).Value;
        key.ShouldNotBeEmpty();
        await Press(page, "Escape", "Escape");

        await Press(page, "Control+k");
        await page.Locator("#palette input:focus").WaitForAsync();
        await page.Keyboard.TypeAsync(key);
        await page.Locator("#palette-list [role=option]").Filter(new() { HasText = key }).First.WaitForAsync();
        await Press(page, "Enter");
        await page.WaitForURLAsync($"**/i/{key}");
        await Ready(page);

        var tomorrow = (await page.EvaluateAsync<DateTime>("() => { const day = new Date(); day.setDate(day.getDate() + 1); return day; }")).ToLocalTime();
        await Press(page, "d");
        await page.Locator("#set-due input:focus").WaitForAsync();
        await TypeMoment(page, tomorrow);
        await page.RunAndWaitForResponseAsync(() => Press(page, "Enter"), answer => answer.Request.Method == "POST");
        await Ready(page);
        await Press(page, "Escape", "g", "q");
        await page.WaitForURLAsync("**/queues");
        await page.GotoAsync("/items?q=" + Uri.EscapeDataString($"key = {key} and due > now() and due < +2d"));
        await page.Locator($"#row-{key}").WaitForAsync();
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_are_sorted_through_given_to_somebody_and_taken_back()
    {
        var page = await As(Role.Agent);
        await page.GotoAsync("/s/IT");
        await Ready(page);

        await SelectTwenty(page);
        await Press(page, "p");
        await page.Locator("#bulk-priority").WaitForAsync();
        await Do(page, "ArrowDown", "Enter");
        await Says(page, "changed");
        await Do(page, "Control+z");
        await Says(page, "set back");

        await page.GotoAsync("/s/IT");
        await Ready(page);
        await SelectTwenty(page);
        await Press(page, "a");
        await page.Locator("#bulk-assign").WaitForAsync();
        await Do(page, "m");
        await Says(page, "changed");
        await Do(page, "Control+z");
        await Says(page, "set back");
        Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Brackets_walk_through_the_view_one_came_from()
    {
        var page = await As(Role.Agent);
        await page.GotoAsync("/s/IT?order=-created");
        await Ready(page);
        var keys = await page.Locator("tr[data-row] .key").AllInnerTextsAsync();
        await Press(page, "j", "j", "Enter");
        await page.WaitForURLAsync($"**/i/{keys[1]}");
        await page.GetByText($"2 of {keys.Count}").WaitForAsync();

        await Press(page, "]");
        await page.WaitForURLAsync($"**/i/{keys[2]}");
        await page.GetByText($"3 of {keys.Count}").WaitForAsync();
        await Press(page, "[");
        await page.WaitForURLAsync($"**/i/{keys[1]}");
        Complaints.ShouldBeEmpty();
    }

    private static readonly System.Text.RegularExpressions.Regex KeyPattern = new("[A-Z]+-[0-9]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task SelectTwenty(IPage page)
    {
        await Press(page, "j", "x");
        for (var steps = 0; steps < 19; steps++) await Press(page, "j");
        await Press(page, "Shift+x");
        (await page.Locator("[data-select]:checked").CountAsync()).ShouldBe(20);
    }

    /// <summary>Presses keys of which the last one sends something, and waits for what comes of it.</summary>
    private static async Task Do(IPage page, params string[] keys)
    {
        await page.RunAndWaitForResponseAsync(() => Press(page, keys), answer => answer.Request.Method == "POST" && !answer.Url.EndsWith("/presence", StringComparison.Ordinal));
        await Ready(page);
    }

    private static Task Says(IPage page, string words) => page.Locator(".result").GetByText(words).First.WaitForAsync();

    /// <summary>Fills the parts of a date field; which comes first is the browser's to say.</summary>
    private static async Task TypeMoment(IPage page, DateTime moment)
    {
        foreach (var order in new[] { "ddMMyyyy", "MMddyyyy" })
        {
            await page.Keyboard.TypeAsync(moment.ToString(order, CultureInfo.InvariantCulture));
            await Press(page, "ArrowRight");
            await page.Keyboard.TypeAsync("0930AM");
            if ((await page.Locator("#set-due input[type=datetime-local]").InputValueAsync()).StartsWith(moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)) return;
            for (var parts = 0; parts < 6; parts++) await Press(page, "ArrowLeft");
        }
    }

    private static Task Ready(IPage page) => page.WaitForLoadStateAsync(LoadState.NetworkIdle);

    private static async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }
}
