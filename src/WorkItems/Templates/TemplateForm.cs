using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Tagging;

namespace Steward.WorkItems.Templates;

/// <summary>One item of the form, as it was typed.</summary>
public sealed record TemplateRow
{
    /// <summary>How deep it stands below the first; as a number.</summary>
    public string Level { get; init; } = "0";

    public string Type { get; init; } = "";

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public string Assignee { get; init; } = "";

    public string Role { get; init; } = "";

    public string Team { get; init; } = "";

    public string Priority { get; init; } = "";

    public string StartDays { get; init; } = "";

    public string DueDays { get; init; } = "";

    public string Tags { get; init; } = "";

    /// <summary>A row to a line.</summary>
    public string Checklist { get; init; } = "";

    /// <summary>Number of the item it was, whose further fields it keeps; empty for a new one.</summary>
    public string Was { get; init; } = "";

    internal bool IsBlank => string.IsNullOrWhiteSpace(Title);
}

/// <summary>The form of a template: an outline of items. Rows without a title are left out.</summary>
public sealed record TemplateForm(string Name, IReadOnlyList<TemplateRow> Rows)
{
    /// <summary>Empty rows at the end, to add to it.</summary>
    private const int Blank = 2;

    public static TemplateForm Read(IFormCollection form)
    {
        var rows = new List<TemplateRow>();
        for (var at = 0; at <= TemplateWish.MostItems + Blank && form.ContainsKey($"title-{at}"); at++)
        {
            string Text(string name) => form[string.Create(CultureInfo.InvariantCulture, $"{name}-{at}")].ToString();
            rows.Add(new TemplateRow
            {
                Level = Text("level"), Type = Text("type"), Title = Text("title"), Description = Text("description").ReplaceLineEndings("\n"), Assignee = Text("assignee"), Role = Text("role"),
                Team = Text("team"), Priority = Text("priority"), StartDays = Text("startDays"), DueDays = Text("dueDays"), Tags = Text("tags"), Checklist = Text("checklist").ReplaceLineEndings("\n"), Was = Text("was"),
            });
        }

        return new TemplateForm(form["name"].ToString(), rows);
    }

    public static TemplateForm Of(string name, TemplateItem item, string type) => new(name,
    [
        .. item.All().Select((node, at) => new TemplateRow
        {
            Level = Number(node.Depth), Type = node.Item.Type, Title = node.Item.Title, Description = node.Item.Description, Assignee = node.Item.Assignee ?? "", Role = node.Item.Role ?? "",
            Team = node.Item.Team ?? "", Priority = node.Item.Priority?.ToString() ?? "", StartDays = Number(node.Item.StartDays), DueDays = Number(node.Item.DueDays),
            Tags = string.Join(", ", node.Item.Tags), Checklist = string.Join("\n", node.Item.Checklist), Was = Number(at),
        }).Where(row => !row.IsBlank || item.Items.Count > 0),
        .. Enumerable.Repeat(new TemplateRow { Level = string.IsNullOrWhiteSpace(item.Title) ? "0" : "1", Type = type }, Blank),
    ]);

    /// <summary>The same with room for more.</summary>
    public TemplateForm WithRoom(string type) => Rows.Count(r => r.IsBlank) >= Blank ? this : this with { Rows = [.. Rows, .. Enumerable.Repeat(new TemplateRow { Level = "1", Type = type }, Blank)] };

    /// <summary>The outline as a tree, over what it was. Faults come back with the number of the row they were typed in.</summary>
    internal Outcome<TemplateWish> Wish(TemplateItem? before)
    {
        var was = before?.All().Select(i => i.Item).ToList() ?? [];
        var faults = new List<FieldFault>();
        var nodes = new List<(int Depth, TemplateItem Item)>();
        var numbers = new List<int>();
        foreach (var (row, at) in Rows.Select((row, at) => (row, at)).Where(r => !r.row.IsBlank))
        {
            var old = int.TryParse(row.Was, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < was.Count ? was[n] : new TemplateItem();
            var depth = int.TryParse(row.Level, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 1;
            // nothing stands deeper than one below what comes before it, and one item stands at the top
            depth = nodes.Count == 0 ? 0 : Math.Clamp(depth, 1, nodes[^1].Depth + 1);
            numbers.Add(at);
            nodes.Add((depth, old with
            {
                Type = row.Type, Title = row.Title, Description = row.Description, Assignee = Given(row.Assignee), Role = Given(row.Role), Team = Given(row.Team),
                Priority = Enum.TryParse<Priority>(row.Priority, ignoreCase: true, out var priority) ? priority : null, StartDays = Days("startDays", row.StartDays, at, faults),
                DueDays = Days("dueDays", row.DueDays, at, faults), Tags = TagText.Split(row.Tags),
                Checklist = row.Checklist.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Items = [],
            }));
        }

        if (nodes.Count == 0)
            return Refusal.Invalid("title-0", Texts<TemplateTexts>.Say("ItemMissing"));
        var wish = new TemplateWish(Name, Tree(nodes));
        if (wish.Check() is { } refusal)
            faults.AddRange(Typed(refusal, numbers).Fields.Where(f => faults.TrueForAll(known => known.Field != f.Field)));
        return Refusal.From(faults) is { } all ? all : wish;
    }

    /// <summary>A refusal about items by their place in the tree, told at the rows they were typed in.</summary>
    internal Refusal Typed(Refusal refusal) => Typed(refusal, [.. Rows.Select((row, at) => (row, at)).Where(r => !r.row.IsBlank).Select(r => r.at)]);

    private static Refusal Typed(Refusal refusal, IReadOnlyList<int> numbers) => refusal with
    {
        Fields = [.. refusal.Fields.Select(f => f with { Field = Moved(f.Field, numbers) })],
    };

    private static string Moved(string field, IReadOnlyList<int> numbers)
    {
        var dash = field.LastIndexOf('-');
        return dash > 0 && int.TryParse(field.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < numbers.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{field[..dash]}-{numbers[at]}")
            : field;
    }

    private static TemplateItem Tree(List<(int Depth, TemplateItem Item)> nodes)
    {
        var at = 0;
        return Grow(0);

        TemplateItem Grow(int depth)
        {
            var item = nodes[at++].Item;
            var below = new List<TemplateItem>();
            while (at < nodes.Count && nodes[at].Depth > depth)
                below.Add(Grow(nodes[at].Depth));
            return item with { Items = below };
        }
    }

    private static int? Days(string field, string typed, int at, List<FieldFault> faults)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
            return days;
        faults.Add(new(string.Create(CultureInfo.InvariantCulture, $"{field}-{at}"), Texts<TemplateTexts>.Say("DaysShape", TemplateWish.MostDays)));
        return null;
    }

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
