using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Steward.Bench.Telling;

/// <summary>One line of the table: what was measured, how much, against what, and what it should reach.</summary>
internal sealed record Figure(string Group, string Name, double Value, string Unit, string Against = "", double? Ratio = null, string Aim = "", bool? Reached = null, string Note = "");

/// <summary>The figures of a run: printed as they come, then written as JSON and as a table for the documents.</summary>
internal sealed class Figures
{
    private readonly List<Figure> all = [];

    public IReadOnlyList<Figure> All => all;

    public void Add(Figure figure)
    {
        all.Add(figure);
        Console.WriteLine($"{figure.Group,-24} {figure.Name,-46} {Number(figure.Value),10} {figure.Unit,-8} {RatioOf(figure),-28} {figure.Aim} {Verdict(figure)} {figure.Note}");
    }

    public string ToTable()
    {
        var table = new StringBuilder();
        foreach (var group in all.GroupBy(figure => figure.Group))
        {
            table.Append(CultureInfo.InvariantCulture, $"\n## {group.Key}\n\n| measured | value | compared | aim | |\n|---|---:|---|---|---|\n");
            foreach (var figure in group)
                table.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {Number(figure.Value)} {figure.Unit} | {RatioOf(figure)} | {figure.Aim} | {Verdict(figure)}{(figure.Note is "" ? "" : " " + figure.Note)} |\n");
        }
        return table.ToString();
    }

    public string ToJson() => JsonSerializer.Serialize(all, Indented);

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static string Number(double value) => value.ToString(value >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);

    private static string RatioOf(Figure figure) => figure.Ratio switch
    {
        null => "",
        >= 2 => $"{figure.Ratio.Value.ToString("0.0", CultureInfo.InvariantCulture)} × {figure.Against}",
        _ => $"{figure.Ratio.Value.ToString("P0", CultureInfo.InvariantCulture)} of {figure.Against}",
    };

    private static string Verdict(Figure figure) => figure.Reached switch { true => "reached", false => "NOT reached", null => "" };
}
