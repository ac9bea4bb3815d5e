using NodaTime;
using NodaTime.Text;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Creating;

/// <summary>The create form as it was typed. It becomes the same command the API sends.</summary>
public sealed record NewItem
{
    public string Space { get; init; } = "";

    public string Type { get; init; } = "";

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Priority { get; init; }

    public string? Assignee { get; init; }

    public string? Requester { get; init; }

    public string? Team { get; init; }

    public string? Due { get; init; }

    public string? Process { get; init; }

    public string? Service { get; init; }

    public string? Parent { get; init; }

    /// <summary>Made with the form: the same form sent twice creates one item.</summary>
    public string? Once { get; init; }

    /// <summary>Values of defined fields, by their names in the form.</summary>
    internal IReadOnlyDictionary<string, string> Defined { get; init; } = new Dictionary<string, string>();

    /// <summary>The item it would make, as conditions of fields see it; names nobody bears count as nobody, values that cannot be read as none.</summary>
    internal KnownItem AsKnown(Spaces.Space space, ItemType type, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, typed) in Defined)
        {
            if (workspace.Get<FieldDirectory>().Find(name) is { } field && FieldValues.Read(field, typed, workspace) is { Succeeded: true, Answer.Length: > 0 } read)
                values[field.Key] = read.Answer;
        }

        var item = new WorkItem
        {
            SpaceId = space.Id, Type = type.Key, Title = Title ?? "", Description = Description ?? "", State = type.Workflow.Initial.Key, Category = type.Workflow.Initial.Category,
            Priority = Enum.TryParse<Priority>(Priority, ignoreCase: true, out var priority) ? priority : type.Key == "sms-task" ? Items.Priority.None : Items.Priority.Medium,
            AssigneeId = people.Find(Assignee ?? "")?.Id, RequesterId = people.Find(Requester ?? "")?.Id, Service = Given(Service), Process = Given(Process),
        };
        return KnownItem.NotYet(item, values, []);
    }

    internal string? TypedFor(FieldDefinition field) => Defined.GetValueOrDefault(field.FormName["field:".Length..]);

    /// <summary>The fields that matter for a type, before "more fields". Others ask for no more than they need.</summary>
    internal static IReadOnlyList<string> Asked(string type) => type switch
    {
        "incident" or "request" => ["requester", "priority", "description"],
        "sms-task" => ["assignee", "process", "due"],
        _ => ["assignee", "due", "description"],
    };

    internal static IReadOnlyList<string> More(string type) =>
        [.. new[] { "description", "assignee", "requester", "team", "priority", "due", "process", "service", "parent" }.Except(Asked(type))];

    internal Outcome<CreateItem> ToCommand(DateTimeZone zone)
    {
        Instant? due = null;
        if (!string.IsNullOrWhiteSpace(Due))
        {
            if (LocalDatePattern.Iso.Parse(Due) is not { Success: true } day)
                return Refusal.Invalid("due", Texts<ListTexts>.Say("DateShape", Due));
            due = MoveForm.DayEnd(day.Value, zone);
        }

        return new CreateItem(Space, Type, Title ?? "")
        {
            Description = Description ?? "", Assignee = Given(Assignee), Requester = Given(Requester), Team = Given(Team), Parent = Given(Parent),
            Process = Given(Process), Service = Given(Service), Due = due,
            Fields = Defined.Count == 0 ? null : Defined,
            Priority = Enum.TryParse<Priority>(Priority, ignoreCase: true, out var priority) ? priority : null,
        };
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
