using System.Text.Json;
using Steward.Identity.Directory;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Templates;

/// <summary>One item of a template and those below it.</summary>
public sealed record TemplateItem
{
    public string Type { get; init; } = "task";

    /// <summary>May hold {date}, {month}, {week} and {year} of the start.</summary>
    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public Priority? Priority { get; init; }

    /// <summary>A mail address or a name; a role goes before it.</summary>
    public string? Assignee { get; init; }

    /// <summary>Somebody to be named when the template is used: items with the same role go to the same person.</summary>
    public string? Role { get; init; }

    public string? Team { get; init; }

    public string? Service { get; init; }

    public string? Process { get; init; }

    /// <summary>Working days from the start to the planned start.</summary>
    public int? StartDays { get; init; }

    /// <summary>Working days from the start to the due date.</summary>
    public int? DueDays { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Checklist { get; init; } = [];

    public IReadOnlyList<TemplateItem> Items { get; init; } = [];

    /// <summary>This item and all below it, in the order a page shows them, each with its depth.</summary>
    public IEnumerable<(TemplateItem Item, int Depth)> All(int depth = 0) =>
        Items.SelectMany(item => item.All(depth + 1)).Prepend((this, depth));

    /// <summary>The roles to be filled, each once, in their order.</summary>
    public IReadOnlyList<string> Roles() => [.. All().Select(i => i.Item.Role).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    internal static TemplateItem Of(ItemTemplate template) => JsonSerializer.Deserialize<TemplateItem>(template.Content, PlatformJson.Options)!;

    internal string Written() => JsonSerializer.Serialize(this, PlatformJson.Options);

    /// <summary>As it is read: people and teams by name.</summary>
    internal TemplateItem Named(Snapshot people) => this with
    {
        Assignee = KeptName.Person(Assignee, people), Team = KeptName.Team(Team, people), Items = [.. Items.Select(i => i.Named(people))],
    };
}
