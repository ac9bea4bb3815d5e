using Microsoft.Playwright;
using Shouldly;
using Steward.Browser.Tests.Browsing;
using Xunit;

namespace Steward.Browser.Tests.Design;

/// <summary>Everything a hand can do with a mouse, it can do with keys.</summary>
[Collection(nameof(Browsing.Browser))]
public class KeyTests(Browsing.Browser browser, DesignHost host) : IClassFixture<DesignHost>, IAsyncLifetime
{
    private IBrowserContext window = null!;
    private IPage page = null!;

    public async Task InitializeAsync()
    {
        window = await browser.Chromium.OpenAsync(host.Address, screen: Screen.Desk);
        page = await window.NewPageAsync();
        await page.GotoAsync("/design");
        await page.Locator("list-keys:defined").First.WaitForAsync();
        await page.Locator("board-columns:defined").WaitForAsync();
    }

    public async Task DisposeAsync() => await window.DisposeAsync();

    [Fact]
    public async Task J_K_X_and_Shift_X_walk_and_select_rows()
    {
        await Press("j", "j", "k", "j");
        (await Focused()).ShouldStartWith("IT-428");

        await Press("x", "j", "j", "Shift+X");
        (await page.Locator("[data-select]:checked").CountAsync()).ShouldBe(3);
        (await page.Locator("[data-bulk-count]").TextContentAsync()).ShouldBe("3 selected");

        await Press("Escape");
        (await page.Locator(".bulk-bar").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_sequence_shows_how_it_may_go_on_and_arrives()
    {
        await Press("g");
        await page.Locator("#key-hint").WaitForAsync();
        (await page.Locator("#key-hint dd").AllTextContentsAsync()).ShouldBe(["My work", "Inbox", "Service desk", "Reports"]);

        await Press("i");
        await page.WaitForURLAsync("**/design#lists");
    }

    [Fact]
    public async Task Letters_typed_into_a_field_stay_letters()
    {
        await Press("/");
        await page.Keyboard.TypeAsync("g i?");

        (await page.Locator("input[name=q]").First.InputValueAsync()).ShouldBe("g i?");
        page.Url.ShouldEndWith("/design");
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off_and_chords_stay()
    {
        await page.EvaluateAsync("document.documentElement.dataset.hotkeys = 'off'");
        await Press("/", "j");
        (await Focused()).ShouldBe("");

        await Press("Control+b");
        (await page.Locator("html").GetAttributeAsync("data-sidebar")).ShouldBe("icons");
    }

    [Fact]
    public async Task The_help_lists_the_keys_that_are_on_the_page()
    {
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle); // the help lists what has loaded
        await Press("?");

        (await page.Locator("#key-help dt").AllTextContentsAsync()).ShouldContain("Filter these incidents");
        await Press("Escape");
        (await page.Locator("#key-help").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_menu_opens_walks_and_gives_the_focus_back()
    {
        await Press("s", "ArrowDown");
        (await Focused()).ShouldBe("In progress");

        await Press("Escape");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('popovertarget')")).ShouldBe("specimen-status");
    }

    [Fact]
    public async Task A_card_moves_by_Shift_and_arrow_and_comes_back_with_the_reason()
    {
        await page.Locator("#card-IT-417 a").FocusAsync();
        await Press("Shift+ArrowRight");

        await page.Locator("#card-IT-417 .board-refusal").WaitForAsync();
        (await page.Locator("#column-waiting #card-IT-417 .board-refusal").TextContentAsync()).ShouldBe("IT-417 needs a resolution before it can move.");
        await page.Locator("#announcer", new() { HasText = "IT-417" }).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await Focused()).ShouldStartWith("Shared mailbox");
    }

    private async Task Press(params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }

    private Task<string> Focused() =>
        page.EvaluateAsync<string>("document.activeElement === document.body ? '' : document.activeElement.textContent.trim().replace(/\\s+/g, ' ')");
}
