using Shouldly;
using Xunit;

namespace Steward.Browser.Tests.Browsing;

/// <summary>The positive control: a checker that never objects proves nothing.</summary>
[Collection(nameof(Browser))]
public class AxeTests(Browser browser)
{
    [Fact]
    public async Task A_picture_without_words_and_a_pale_text_are_seen()
    {
        await using var window = await browser.Chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.SetContentAsync("""<html lang="en"><title>T</title><main><h1>Title</h1><img src="data:,"><p style="color:#ccc;background:#fff">Pale</p></main>""");

        var offences = await Axe.CheckAsync(page);

        offences.ShouldContain(line => line.StartsWith("image-alt", StringComparison.Ordinal));
        offences.ShouldContain(line => line.StartsWith("color-contrast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plain_honest_page_is_clean()
    {
        await using var window = await browser.Chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.SetContentAsync("""<html lang="en"><title>T</title><main><h1>Title</h1><p>Text</p></main>""");

        (await Axe.CheckAsync(page)).ShouldBeEmpty();
    }
}
