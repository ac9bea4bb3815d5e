using System.Globalization;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Recurring;

/// <summary>All that a schedule says, as people write it.</summary>
public sealed record ScheduleWish
{
    public string Space { get; init; } = "";

    public string Type { get; init; } = "";

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public string? Assignee { get; init; }

    public string? Team { get; init; }

    public string? Service { get; init; }

    public string? Process { get; init; }

    public Priority? Priority { get; init; }

    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    public int? DueDays { get; init; }

    /// <summary>Id of a template of the space, made instead of one item.</summary>
    public string? Template { get; init; }

    public string Rule { get; init; } = "";

    public LocalDate Starts { get; init; }

    public OffDay OffDay { get; init; }

    public int LeadDays { get; init; }

    public Missed Missed { get; init; }

    public Again Again { get; init; }

    public const int MostLead = 90;
    public const int MostDue = 365;

    public Refusal? Check()
    {
        var faults = ItemShape.Faults(Title, Description, Fields);
        if (RuleFault(Rule) is { } fault)
            faults.Add(new("rule", fault));
        if (Starts.Year is < 2000 or > 2100)
            faults.Add(new("starts", Say("StartsShape")));
        if (LeadDays is < 0 or > MostLead)
            faults.Add(new("leadDays", Say("LeadShape", MostLead)));
        if (DueDays is < 0 or > MostDue)
            faults.Add(new("dueDays", Say("DueShape", MostDue)));
        if (!Enum.IsDefined(OffDay) || !Enum.IsDefined(Missed) || !Enum.IsDefined(Again) || (Priority is { } priority && !Enum.IsDefined(priority)))
            faults.Add(new("offDay", Say("ChoiceShape")));
        if (Again == Again.Reopen && !string.IsNullOrWhiteSpace(Template))
            faults.Add(new("again", Say("ReopenOneItem")));
        return Refusal.From(faults);
    }

    /// <summary>Why a text is no rule, in words; null when it is one.</summary>
    internal static Said? RuleFault(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Say("RuleMissing");
        return RecurrenceText.Read(text).Fault is { } fault ? Say("Rule_" + fault.Mistake, fault.Part) : null;
    }

    /// <summary>A title of the model, for one date, in the words of a language.</summary>
    internal static string TitleFor(string model, LocalDate date, CultureInfo culture)
    {
        var week = NodaTime.Calendars.WeekYearRules.Iso;
        var title = model
            .Replace("{date}", date.ToString("d", culture), StringComparison.OrdinalIgnoreCase)
            .Replace("{month}", date.ToString("MMMM uuuu", culture), StringComparison.OrdinalIgnoreCase)
            .Replace("{week}", string.Create(CultureInfo.InvariantCulture, $"{week.GetWeekYear(date)}-W{week.GetWeekOfWeekYear(date):00}"), StringComparison.OrdinalIgnoreCase)
            .Replace("{year}", date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
        return title.Length <= ItemShape.TitleLength ? title : title[..ItemShape.TitleLength];
    }

    private static Said Say(string key, params object?[] arguments) => Texts<ScheduleTexts>.Say(key, arguments);
}
