using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Clocks;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Agreements.Rules;

/// <summary>Turns the conditions of a rule into tests of moments, or says what is wrong with which of them and where.</summary>
internal static class RuleBinding
{
    /// <summary>What moments keep, and so what a clock may ask. Anything else could not be asked of the past.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "space", "type", "state", "stateCategory", "open", "priority", "assignee", "requester", "createdBy", "team", "client", "service", "process", "answered", "unanswered", "happened",
    ];

    /// <summary>The bound rule, or a refusal with a fault for each condition that cannot be asked.</summary>
    public static Outcome<ClockRule> Bind(RuleBody body, QueryScope scope, Func<Moment, Promise?> promise)
    {
        var faults = new List<FieldFault>();
        var tests = body.Conditions().ToDictionary(c => c.Field, c => Test(c.Field, c.Text, scope, faults), StringComparer.Ordinal);
        if (tests["start"] is null && faults.TrueForAll(f => f.Field != "start"))
            faults.Add(new("start", Texts<AgreementTexts>.Say("StartNeeded")));
        if (tests["stop"] is null && faults.TrueForAll(f => f.Field != "stop"))
            faults.Add(new("stop", Texts<AgreementTexts>.Say("StopNeeded")));
        if (Refusal.From(faults) is { } refusal)
            return refusal;
        return new ClockRule
        {
            Applies = tests["applies"] ?? (static _ => true), Start = tests["start"]!, Stop = tests["stop"]!, Pause = tests["pause"] ?? ClockRule.Never, Resume = tests["resume"],
            Reset = tests["reset"] ?? ClockRule.Never, Cancel = tests["cancel"] ?? ClockRule.Never, FromCreation = body.FromCreation, GoesOn = body.GoesOn, Promise = promise, Steps = body.Steps,
        };
    }

    /// <summary>One condition; null when there is none or it is faulty, which is then among the faults.</summary>
    public static Func<Moment, bool>? Test(string field, string text, QueryScope scope, List<FieldFault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var query = QueryText.Parse(text);
        if (!query.Succeeded)
            return Fault(field, query.Refusal, faults);
        if (query.Answer.Order.Count > 0)
        {
            faults.Add(new(field, Texts<AgreementTexts>.Say("NoOrderInCondition", query.Answer.Order[0].Column)));
            return null;
        }

        // first whether there is such a field at all: the near miss is the better sentence
        var bound = ItemConditions.Bind(query.Answer.Where, scope);
        if (!bound.Succeeded)
            return Fault(field, bound.Refusal, faults);
        if (query.Answer.Where is null || Foreign(query.Answer.Where, scope) is not { } foreign)
            return moment => bound.Answer.Holds(Standing.At(moment));
        faults.Add(new(field, foreign));
        return null;
    }

    private static Func<Moment, bool>? Fault(string field, Refusal refusal, List<FieldFault> faults)
    {
        faults.Add(new(field, refusal.Sentence));
        return null;
    }

    /// <summary>The first thing a moment cannot answer: another field, the past of a field, who "me" is.</summary>
    private static Said? Foreign(QueryNode node, QueryScope scope) => node switch
    {
        AllOf all => all.Parts.Select(p => Foreign(p, scope)).FirstOrDefault(s => s is not null),
        AnyOf any => any.Parts.Select(p => Foreign(p, scope)).FirstOrDefault(s => s is not null),
        Except except => Foreign(except.Part, scope),
        CallCondition call => Texts<AgreementTexts>.Say("NotInClocks", call.Column, call.Call.Name + "()", string.Join(", ", Fields)),
        Condition condition => Foreign(condition, scope),
        _ => null,
    };

    private static Said? Foreign(Condition condition, QueryScope scope)
    {
        var name = scope.Workspace.Get<QueryFields>().Find(condition.Field, scope)?.Name ?? condition.Field;
        if (!Fields.Contains(name))
            return Texts<AgreementTexts>.Say("NotInClocks", condition.Column, condition.Field, string.Join(", ", Fields));
        if (condition.Operator is Condition.Was or Condition.WasNot or Condition.Changed)
            return Texts<AgreementTexts>.Say("NoPastInClocks", condition.Column, condition.Operator);
        return condition.Values.FirstOrDefault(v => v.Call is { Name: "me" or "myTeams" } || (!v.Quoted && v.Text == "me")) is { } me
            ? Texts<AgreementTexts>.Say("NobodyAsks", me.Column)
            : null;
    }
}
