using NodaTime;
using NodaTime.Text;
using Steward.Platform.Edge;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Boards;

/// <summary>What the form of a move may carry: where to, and the fields a way can demand.</summary>
public sealed record MoveForm
{
    public string Key { get; init; } = "";

    public string To { get; init; } = "";

    public string? Note { get; init; }

    public string? Assignee { get; init; }

    public string? Priority { get; init; }

    public string? Process { get; init; }

    public string? Due { get; init; }

    public string? Evidence { get; init; }

    public string? ReturnTo { get; init; }

    /// <summary>The fields the form can ask for; other refusals (open children, a role) are not mended by typing.</summary>
    internal static bool CanMend(string field) => field is "note" or "assignee" or "priority" or "process" or "due" or "evidence";

    /// <summary>The fields filled in on the way; null when there are none.</summary>
    internal ChangeItem? Changes(Visit visit)
    {
        var due = LocalDatePattern.Iso.Parse(Due ?? "");
        var change = new ChangeItem(Key)
        {
            Assignee = Given(Assignee), Process = Given(Process),
            Priority = Enum.TryParse<Priority>(Priority, ignoreCase: true, out var priority) ? priority : null,
            Due = due.Success ? new(DayEnd(due.Value, visit.Zone)) : default,
            Fields = string.IsNullOrWhiteSpace(Evidence) ? null : new Dictionary<string, string>(StringComparer.Ordinal) { [ItemFields.Evidence] = Evidence },
        };
        return change == new ChangeItem(Key) ? null : change;
    }

    /// <summary>A day without a time means until the end of the working day.</summary>
    internal static Instant DayEnd(LocalDate day, DateTimeZone zone) => day.At(new LocalTime(17, 0)).InZoneLeniently(zone).ToInstant();

    private static Maybe<string?> Given(string? text) => string.IsNullOrWhiteSpace(text) ? default : new(text);
}
