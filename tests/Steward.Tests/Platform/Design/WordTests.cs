using System.Globalization;
using AngleSharp.Dom;
using NodaTime;
using Shouldly;
using Steward.Platform.Design;
using Xunit;

namespace Steward.Tests.Platform.Design;

public class WordTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 22, 30);

    [Theory]
    [InlineData(25, "25 min", "25 min")]
    [InlineData(190, "3 h 10 min", "3 h")]
    [InlineData(26 * 60, "1 d 2 h", "26 h")]
    [InlineData(20 * 24 * 60, "20 d", "20 d")]
    [InlineData(-75, "1 h 15 min", "1 h")]
    public void Lengths_of_time_are_short(int minutes, string exact, string coarse)
    {
        SpeakEnglish();

        SpanWords.Short(TimeSpan.FromMinutes(minutes)).ShouldBe(exact);
        SpanWords.Coarse(TimeSpan.FromMinutes(minutes)).ShouldBe(coarse);
    }

    [Fact]
    public void The_day_is_that_of_the_readers_zone()
    {
        SpeakEnglish();
        var culture = CultureInfo.GetCultureInfo("en-GB");

        // 22:30 UTC is 23:30 in Berlin, still the 12th; three quarters of an hour later it is the 13th there
        TimeWords.Relative(Now - Duration.FromHours(2), Now, Berlin, culture).ShouldBe("21:30");
        TimeWords.Relative(Now - Duration.FromHours(2), Now + Duration.FromMinutes(45), Berlin, culture).ShouldBe("yesterday 21:30");
        TimeWords.Relative(Now - Duration.FromDays(400), Now, Berlin, culture).ShouldBe("5 Feb 2025");
        TimeWords.Relative(Now + Duration.FromMinutes(20), Now, Berlin, culture).ShouldBe("in 20 min");
    }

    [Theory]
    [InlineData("Marta Silva", "MS")]
    [InlineData("marta.silva@harbour.example", "ME")]
    [InlineData("Network", "N")]
    [InlineData("  ", "?")]
    [InlineData("Éloïse d'Arc", "ÉD")]
    [InlineData("👩‍🔧 Team", "👩‍🔧T")]
    public void Initials_are_whole_letters(string name, string initials) => Initials.Of(name).ShouldBe(initials);

    [Fact]
    public void A_name_keeps_its_tint() => Initials.Tint("Marta Silva").ShouldBe(2);

    [Theory]
    [InlineData("g m", new[] { "G", "M" }, null)]
    [InlineData("Mod+k", new[] { "Ctrl K" }, "Control+K")]
    [InlineData("Shift+r", new[] { "Shift R" }, "Shift+R")]
    public void Keys_are_printed_and_told_to_screen_readers(string keys, string[] caps, string? aria)
    {
        Hotkey.Caps(keys).ShouldBe(caps);
        Hotkey.Aria(keys).ShouldBe(aria);
    }

    [Theory]
    [InlineData(null, "system.default.on.open")]
    [InlineData("dark.compact.off.icons", "dark.compact.off.icons")]
    [InlineData("dark", "dark.default.on.open")]
    [InlineData("<script>.x.y.z.more", "system.default.on.open")]
    [InlineData("DARK..off.", "system.default.off.open")]
    public void A_strange_cookie_never_reaches_the_page(string? cookie, string read) => Appearance.Parse(cookie).ToString().ShouldBe(read);

    [Theory]
    [InlineData("/design?x=1", true)]
    [InlineData("/w/acme/my", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example/", false)]
    [InlineData("/\t/evil.example", false)]
    public void The_appearance_form_leads_nobody_elsewhere(string? returnTo, bool stays) => AppearanceEndpoint.IsHere(returnTo).ShouldBe(stays);

    [Fact]
    public void Every_icon_has_a_drawing() => Enum.GetValues<IconName>().ShouldAllBe(name => IconPaths.Of(name).StartsWith('M'));

    [Fact]
    public async Task A_state_is_a_shape_and_a_word()
    {
        var drawn = new List<string>();
        foreach (var shape in Enum.GetValues<StateShape>())
        {
            var mark = await Drawing.Of<StateMark>(("Shape", shape), ("Word", "Word"));
            mark.TextContent.Trim().ShouldBe("Word");
            drawn.Add(mark.QuerySelector("svg")!.InnerHtml.Trim());
        }

        drawn.ShouldBeUnique();
    }

    [Fact]
    public async Task A_breached_clock_says_so_in_words() =>
        (await Drawing.Of<DueMark>("de-DE", ("State", DueState.Breached), ("Left", TimeSpan.FromMinutes(75)))).TextContent.Trim().ShouldBe("seit 1 Std. verletzt");

    private static void SpeakEnglish() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
}
