using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Recurring;

/// <summary>The form of a schedule as it was typed. It becomes the command the API sends.</summary>
public sealed record ScheduleForm
{
    /// <summary>A key of <see cref="FrequencyRule.Named"/>; empty when the rule is written.</summary>
    public string Often { get; init; } = "";

    public string Rule { get; init; } = "";

    public string Starts { get; init; } = "";

    public string OffDay { get; init; } = "";

    public string LeadDays { get; init; } = "";

    public string Missed { get; init; } = "";

    public string Again { get; init; } = "";

    public string DueDays { get; init; } = "";

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public string Assignee { get; init; } = "";

    public string Team { get; init; } = "";

    /// <summary>Id of a template; empty for one item.</summary>
    public string Template { get; init; } = "";

    /// <summary>What the form does not ask: space, type, process and fields of the model.</summary>
    public string Item { get; init; } = "";

    public static ScheduleForm Read(IFormCollection form) => new()
    {
        Often = form["often"].ToString(), Rule = form["rule"].ToString(), Starts = form["starts"].ToString(), OffDay = form["offDay"].ToString(), LeadDays = form["leadDays"].ToString(),
        Missed = form["missed"].ToString(), DueDays = form["dueDays"].ToString(), Title = form["title"].ToString(), Description = form["description"].ToString().ReplaceLineEndings("\n"),
        Assignee = form["assignee"].ToString(), Team = form["team"].ToString(), Item = form["item"].ToString(), Template = form["template"].ToString(), Again = form["again"].ToString(),
    };

    public static ScheduleForm Of(ScheduleWish wish)
    {
        var named = FrequencyRule.Named.FirstOrDefault(n => n.Rule == wish.Rule).Key;
        return new ScheduleForm
        {
            Often = named ?? "", Rule = named is null ? wish.Rule : "", Starts = LocalDatePattern.Iso.Format(wish.Starts), OffDay = wish.OffDay.ToString(), LeadDays = Number(wish.LeadDays),
            Missed = wish.Missed.ToString(), DueDays = wish.DueDays is { } days ? Number(days) : "", Title = wish.Title, Description = wish.Description, Assignee = wish.Assignee ?? "", Team = wish.Team ?? "", Template = wish.Template ?? "", Again = wish.Again.ToString(),
        };
    }

    /// <summary>What is typed put over what it is about.</summary>
    internal Outcome<ScheduleWish> Over(ScheduleWish model)
    {
        var faults = new List<FieldFault>();
        var rule = FrequencyRule.Named.FirstOrDefault(n => n.Key == Often).Rule ?? Rule;
        if (LocalDatePattern.Iso.Parse(Starts) is not { Success: true } starts)
        {
            faults.Add(new("starts", Texts<ScheduleTexts>.Say("StartsShape")));
            starts = ParseResult<NodaTime.LocalDate>.ForValue(new NodaTime.LocalDate(2000, 1, 1));
        }

        var lead = Whole("leadDays", LeadDays, faults, "LeadShape", ScheduleWish.MostLead) ?? 0;
        var due = Whole("dueDays", DueDays, faults, "DueShape", ScheduleWish.MostDue);
        var wish = model with
        {
            Rule = rule, Starts = starts.Value, LeadDays = lead, DueDays = due, Title = Title, Description = Description, Assignee = Assignee, Team = Team, Template = Template,
            OffDay = Enum.TryParse<OffDay>(OffDay, ignoreCase: true, out var off) && Enum.IsDefined(off) ? off : model.OffDay,
            Again = Enum.TryParse<Again>(Again, ignoreCase: true, out var again) && Enum.IsDefined(again) ? again : model.Again,
            Missed = Enum.TryParse<Missed>(Missed, ignoreCase: true, out var missed) && Enum.IsDefined(missed) ? missed : model.Missed,
        };
        if (wish.Check() is { } refusal)
            faults.AddRange(refusal.Fields.Where(f => faults.TrueForAll(known => known.Field != f.Field)));
        return Refusal.From(faults) is { } all ? all : wish;
    }

    private static int? Whole(string field, string text, List<FieldFault> faults, string key, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return value;
        faults.Add(new(field, Texts<ScheduleTexts>.Say(key, most)));
        return null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
