using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Steward.Platform.Design;
using Xunit;

namespace Steward.Tests.Platform.Design;

public class ChartTests
{
    private static readonly string[] Weeks = ["W 1", "W 2", "W 3"];

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(48, 60, 20)]
    [InlineData(100, 100, 25)]
    [InlineData(1204, 1500, 500)]
    public void A_scale_ends_at_a_round_number(double highest, double top, double step)
    {
        var scale = ChartScale.UpTo(highest);

        (scale.Top, scale.Step).ShouldBe((top, step));
        scale.Ticks.First().ShouldBe(0);
        scale.Ticks.Last().ShouldBe(top);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-5)]
    public void A_scale_survives_figures_that_are_none(double highest) => ChartScale.UpTo(highest).Top.ShouldBe(1);

    [Fact]
    public void Names_at_the_end_of_lines_never_overlap()
    {
        var placed = EndLabels.Apart([(0, "A", 100), (1, "B", 101), (2, "C", 102), (3, "D", 178)], bottom: 180);

        placed.Zip(placed.Skip(1), (a, b) => b.Y - a.Y).ShouldAllBe(gap => gap >= 16);
        placed.ShouldAllBe(p => p.Y <= 180);
    }

    [Fact]
    public async Task A_chart_has_a_table_twin_with_a_link_for_every_figure()
    {
        var chart = await Drawing.Of<LineChart>(("Title", "Flow"), ("Labels", Weeks), ("Series", new ChartSeries[] { new("Created", [4, null, 1200], ["/a", null, "/c"]) }));

        chart.QuerySelectorAll("table tbody tr").Select(row => row.TextContent.Trim().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)).ShouldBe(["W14", "W2–", "W31,200"]);
        chart.QuerySelectorAll("table a").Select(a => a.GetAttribute("href")).ShouldBe(["/a", "/c"]);
    }

    [Fact]
    public async Task A_gap_in_the_figures_is_a_gap_in_the_line() =>
        (await Drawing.Of<LineChart>(("Title", "Flow"), ("Labels", Weeks), ("Series", new ChartSeries[] { new("A", [4, null, 6]), new("B", [1, 2, 3]) })))
            .QuerySelectorAll("polyline").Length.ShouldBe(3);

    [Fact]
    public async Task Series_differ_by_dash_and_marker_not_by_colour_alone()
    {
        var chart = await Drawing.Of<LineChart>(("Title", "Flow"), ("Labels", Weeks), ("Series", new ChartSeries[] { new("A", [4, 5, 6]), new("B", [1, 2, 3]) }));

        chart.QuerySelectorAll("polyline").Select(line => line.ClassName).Distinct().Count().ShouldBe(2);
        chart.QuerySelectorAll(".chart-ends .marker").Select(marker => marker.GetAttribute("d")).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Hostile_names_stay_text()
    {
        const string name = "</text><script>alert(1)</script>";

        var chart = await Drawing.Of<StackedBarChart>(("Title", name), ("Labels", new[] { name }), ("Series", new ChartSeries[] { new(name, [4]), new("B", [2]) }));

        chart.QuerySelectorAll("script").ShouldBeEmpty();
        chart.QuerySelectorAll("table th[scope=row]").ShouldHaveSingleItem().TextContent.ShouldBe(name);
    }

    [Fact]
    public async Task Numbers_in_drawings_do_not_follow_the_readers_comma()
    {
        var chart = await Drawing.Of<BarChart>("de-DE", ("Title", "Anteil"), ("Values", new ChartValue[] { new("A", 1234.5), new("B", 2), new("C", 3) }));

        chart.QuerySelectorAll("rect").SelectMany(r => r.Attributes).ShouldAllBe(a => !a.Value.Contains(','));
        chart.QuerySelector("table td")!.TextContent.ShouldBe("1.234");
    }

    [Fact]
    public async Task A_donut_of_one_part_is_a_whole_ring()
    {
        var donut = await Drawing.Of<DonutChart>(("Title", "By team"), ("Values", new ChartValue[] { new("Network", 7), new("Desk", 0) }));

        donut.QuerySelectorAll(".chart-donut .part").ShouldHaveSingleItem();
        donut.QuerySelector(".chart-donut")!.GetAttribute("aria-label").ShouldBe("By team: Network 100%, Desk 0%");
    }

    [Fact]
    public async Task A_chart_without_figures_says_so() =>
        (await Drawing.Of<DonutChart>(("Title", "By team"), ("Values", Array.Empty<ChartValue>()))).QuerySelector(".chart-empty")!.TextContent.ShouldBe("No figures in this period");

    [Fact]
    public async Task Overload_is_said_in_words_beside_its_colour()
    {
        var cell = (await Drawing.Of<HeatCells>(("Title", "Load"), ("Columns", new[] { "W 1" }), ("Rows", new HeatRow[] { new("Marta", [new(1.15, "46 h", Over: "6 h")]) }))).QuerySelector("tbody td")!;

        (cell.ClassName, cell.TextContent).ShouldBe(("heat-over", "▲ +6 h"));
    }
}
