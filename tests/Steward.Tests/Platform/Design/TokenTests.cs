using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Steward.Tests.Architecture;
using Xunit;

namespace Steward.Tests.Platform.Design;

/// <summary>Contrast is computed from the tokens themselves, in every theme: no eye has to be trusted.</summary>
public partial class TokenTests
{
    private const string Tokens = "src/Platform/wwwroot/css/tokens.css";

    private static readonly string[] Surfaces = ["canvas", "sidebar", "raised", "hover", "selected"];
    private static readonly string[] Inks = ["text", "text-2", "text-3", "link"];
    private static readonly string[] Meanings = ["danger", "warning", "caution", "success", "info", "violet"];
    private static readonly string[] Bands = ["free", "low", "mid", "full", "over"];

    public static TheoryData<string, bool> Themes => new() { { "plain", false }, { "plain", true }, { "contrast", false }, { "contrast", true } };

    [Theory, MemberData(nameof(Themes))]
    public void Every_ink_is_readable_on_every_surface(string theme, bool dark)
    {
        var least = theme == "contrast" ? 7 : 4.5;

        Weak(theme, dark, least, from ink in Inks from surface in Surfaces select (ink, surface)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Themes))]
    public void Every_meaning_is_readable_on_its_tint_and_on_plain_surfaces(string theme, bool dark) =>
        Weak(theme, dark, 4.5, from m in Meanings from under in new[] { $"{m}-tint", "canvas", "raised", "sidebar" } select (m, under)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Themes))]
    public void Filled_buttons_and_heat_cells_are_readable(string theme, bool dark) =>
        Weak(theme, dark, 4.5,
        [
            ("on-primary", "primary"), ("on-primary", "primary-hover"), ("on-danger", "danger-fill"), ("on-danger", "danger-fill-hover"),
            ("text", "neutral-tint"), ("text-2", "neutral-tint"), ("text-2", "caution-tint"),
            .. Bands.Select(band => ($"heat-{band}-text", $"heat-{band}")),
        ]).ShouldBeEmpty();

    [Theory, MemberData(nameof(Themes))]
    public void Borders_of_controls_the_focus_ring_and_chart_series_stand_out(string theme, bool dark) =>
        Weak(theme, dark, 3,
            from shape in new[] { "control-border", "focus", "series-1", "series-2", "series-3", "series-4", "series-5", "series-6" }
            from surface in new[] { "canvas", "raised" }
            select (shape, surface)).ShouldBeEmpty();

    [Fact]
    public void A_pale_pair_would_be_seen() =>
        Weak("plain", false, 4.5, [("hairline", "canvas")]).ShouldHaveSingleItem();

    [Fact]
    public void Only_the_tokens_name_a_colour() =>
        SourceTree.LinesWhere(SourceTree.Under("src/", ".css", ".razor").Where(path => path != Tokens), line => Colour().IsMatch(line)).ShouldBeEmpty();

    [Fact]
    public void No_page_brings_its_own_style() =>
        SourceTree.LinesWhere(SourceTree.Under("src/", ".razor"), line => line.Contains(" style=", StringComparison.Ordinal) || line.Contains("<style", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("  color: #FFF;", true)]
    [InlineData("<rect fill=\"#3350C4\" />", true)]
    [InlineData("  background: rgb(0 0 0 / .5);", true)]
    [InlineData("<a href=\"#add\">", false)]
    [InlineData("  color: var(--text-2);", false)]
    public void A_colour_is_told_from_an_anchor(string line, bool isColour) => Colour().IsMatch(line).ShouldBe(isColour);

    private static IReadOnlyList<string> Weak(string theme, bool dark, double least, IEnumerable<(string Ink, string Ground)> pairs)
    {
        var values = Values(theme, dark);
        return [.. from pair in pairs
            let ratio = Ratio(values[pair.Ink], values[pair.Ground])
            where ratio < least
            select $"{pair.Ink} on {pair.Ground}: {ratio:0.00}"];
    }

    private static Dictionary<string, string> Values(string theme, bool dark)
    {
        var css = SourceTree.Read(Tokens);
        var values = Read(css[..css.IndexOf(":root[data-theme", StringComparison.Ordinal)], dark);
        if (theme == "plain") return values;
        var start = css.IndexOf(":root[data-theme=\"contrast\"] {", StringComparison.Ordinal);
        foreach (var (name, value) in Read(css[start..css.IndexOf('}', start)], dark)) values[name] = value;
        return values;
    }

    private static Dictionary<string, string> Read(string css, bool dark) =>
        Token().Matches(css).ToDictionary(m => m.Groups["name"].Value, m => dark && m.Groups["dark"].Success ? m.Groups["dark"].Value : m.Groups["light"].Value, StringComparer.Ordinal);

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4);
        }

        return .2126 * Channel(1) + .7152 * Channel(3) + .0722 * Channel(5);
    }

    [GeneratedRegex(@"--(?<name>[\w-]+):\s*(light-dark\()?(?<light>#[0-9A-F]{6})(,\s*(?<dark>#[0-9A-F]{6})\))?;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<!href=.)#[0-9A-Fa-f]{3,8}\b(?=[;\s""',)])|\brgba?\(|\bhsla?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();
}
