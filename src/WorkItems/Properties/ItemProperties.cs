using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Properties;

/// <summary>
/// The properties one changes in place, as forms write and read them. Writing and reading are one another's reverse, so a form can send back
/// what it showed and the server knows whether anybody changed this very property meanwhile.
/// </summary>
internal static class ItemProperties
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>How a form writes the property as it stands; null when there is no such property.</summary>
    public static string? Written(string field, WorkItem item, Visit visit)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return field switch
        {
            "title" => item.Title,
            "description" => item.Description,
            "priority" => item.Priority.ToString(),
            "assignee" => PersonWritten(people, item.AssigneeId),
            "requester" => PersonWritten(people, item.RequesterId),
            "team" => people.TeamNameOf(item.TeamId),
            "service" => item.Service ?? "",
            "process" => item.Process ?? "",
            "due" => When(item.Due, visit.Zone),
            "plannedStart" => When(item.PlannedStart, visit.Zone),
            "progress" => item.Progress?.ToString(CultureInfo.InvariantCulture) ?? "",
            _ => null,
        };
    }

    /// <summary>Recognises a text as a form showed it, without sending it twice.</summary>
    public static string TextMark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))[..32];

    /// <summary>The change a form orders, or what is wrong with what was typed.</summary>
    public static Outcome<ChangeItem> Read(string key, string field, string text, Visit visit)
    {
        var change = new ChangeItem(key);
        var value = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        switch (field)
        {
            case "title":
                return change with { Title = text };
            case "description":
                return change with { Description = text };
            case "priority":
                return Enum.TryParse<Priority>(text, ignoreCase: true, out var priority) && Enum.IsDefined(priority)
                    ? change with { Priority = priority }
                    : Refusal.Invalid(field, Texts<ItemTexts>.Say("PriorityShape", text));
            case "assignee":
                return change with { Assignee = new(value) };
            case "requester":
                return change with { Requester = new(value) };
            case "team":
                return change with { Team = new(value) };
            case "service":
                return change with { Service = new(value) };
            case "process":
                return change with { Process = new(value) };
            case "parent":
                return change with { Parent = new(value) };
            case "due":
                return ReadMoment(field, value, visit.Zone) is { Succeeded: true } due ? change with { Due = new(due.Answer) } : NoDate(field, text);
            case "plannedStart":
                return ReadMoment(field, value, visit.Zone) is { Succeeded: true } start ? change with { PlannedStart = new(start.Answer) } : NoDate(field, text);
            case "progress":
                if (value is null)
                    return change with { Progress = new(null) };
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var progress)
                    ? change with { Progress = new(progress) }
                    : Refusal.Invalid(field, Texts<WorkItemTexts>.Say("ProgressShape"));
            case { } name when name.StartsWith("field:", StringComparison.Ordinal) && name.Length > 6:
                return change with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { [name[6..]] = text.Trim() } };
            default:
                return Refusal.Invalid(field, Texts<ItemTexts>.Say("NoSuchProperty", field));
        }
    }

    /// <summary>A date, or a date and time of day, in the person's zone.</summary>
    public static Outcome<Instant?> ReadMoment(string field, string? text, DateTimeZone zone)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Outcome.Of<Instant?>(null);
        if (Moment.Parse(text) is { Success: true } moment)
            return Outcome.Of<Instant?>(moment.Value.InZoneLeniently(zone).ToInstant());
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
            return Outcome.Of<Instant?>(day.Value.At(new LocalTime(17, 0)).InZoneLeniently(zone).ToInstant());
        return NoDate(field, text);
    }

    public static LocalDateTime? Local(Instant? at, DateTimeZone zone) => at?.InZone(zone).LocalDateTime;

    private static Refusal NoDate(string field, string? text) => Refusal.Invalid(field, Texts<ItemTexts>.Say("DateShape", text));

    private static string When(Instant? at, DateTimeZone zone) => Local(at, zone) is { } local ? Moment.Format(local) : "";

    private static string PersonWritten(Snapshot people, long? id) => people.Find(id) is { } person ? person.Email ?? person.Name : "";
}
