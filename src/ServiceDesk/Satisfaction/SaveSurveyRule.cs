using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>Says when people are asked how a request went.</summary>
public sealed record SaveSurveyRule(bool IsOn, int Percent, int DaysBetween, bool ByMail) : ICommand<Done>, ICheckItself
{
    public static Permission Needs => SatisfactionPermissions.Keep;

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Percent is < 1 or > 100)
            faults.Add(new("percent", Texts<SatisfactionTexts>.Say("PercentShape")));
        if (DaysBetween is < 0 or > 365)
            faults.Add(new("days", Texts<SatisfactionTexts>.Say("DaysShape")));
        return Refusal.From(faults);
    }
}

public sealed record SurveyRuleSaved : Happening
{
    public override string Kind => "survey.rule-saved";

    public override string Subject => "survey";
}

internal sealed class SaveSurveyRuleHandler : IHandle<SaveSurveyRule, Done>
{
    public async Task<Outcome<Done>> Handle(SaveSurveyRule command, CommandContext context)
    {
        var rule = await context.Db.Set<SurveyRule>().FirstOrDefaultAsync();
        var before = rule is null ? null : Said(rule);
        if (rule is null)
            context.Db.Add(rule = new SurveyRule());
        (rule.IsOn, rule.Percent, rule.DaysBetween, rule.ByMail) = (command.IsOn, command.Percent, command.DaysBetween, command.ByMail);
        context.Record(new SurveyRuleSaved { SubjectId = SurveyRule.TheOne, Changes = [new Change("rule", before, Said(rule))] });
        return Done.Instance;
    }

    private static string Said(SurveyRule rule) => FormattableString.Invariant($"{(rule.IsOn ? "on" : "off")}, {rule.Percent} %, {rule.DaysBetween} d, mail {(rule.ByMail ? "on" : "off")}");
}

/// <summary>Marks the texts of the events of surveys (SatisfactionEventTexts.resx).</summary>
public sealed class SatisfactionEventTexts;

/// <summary>Tells what happened to the rule of surveys.</summary>
internal sealed class SurveyHistory() : EventTeller(typeof(SatisfactionEventTexts), "survey")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(new Dictionary<(string Subject, long Id), SubjectName>
        {
            [("survey", SurveyRule.TheOne)] = new(Texts<SatisfactionTexts>.Say("Page_satisfaction").ToString(), $"{visit.Root}/admin/satisfaction"),
        });
}
