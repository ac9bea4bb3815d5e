using System.Text.RegularExpressions;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Questions;

/// <summary>
/// What a form must look like by itself, whoever sends it. Faults are named by the part of the form: <c>laptop.pattern</c> for a question,
/// <c>items.order.when</c> for a further item.
/// </summary>
internal static partial class FormShape
{
    private const int MostChoices = 200;
    private const int LongestChoice = 80;

    public static IReadOnlyList<FieldFault> Faults(FormBody body)
    {
        var faults = new List<FieldFault>();
        if (body.Questions.Count > FormBody.MostQuestions)
            faults.Add(new("questions", Say("QuestionsMost", FormBody.MostQuestions)));
        if (body.Items.Count > FormBody.MostItems)
            faults.Add(new("items", Say("ItemsMost", FormBody.MostItems)));
        var names = new List<string>();
        foreach (var question in body.Questions)
        {
            faults.AddRange(Of(question, names).Select(f => new FieldFault($"{question.Key}.{f.Field}", f.Sentence)));
            names.Add(question.Key);
        }

        Templates(body, names, faults);
        Items(body, names, faults);
        Approval(body, names, faults);
        return faults;
    }

    private static IEnumerable<FieldFault> Of(Question question, List<string> before)
    {
        if (!Key().IsMatch(question.Key) || question.Key.Length > Question.LongestKey || QueryText.Keywords.Contains(question.Key) || AnswerTemplate.Words.Contains(question.Key))
            yield return new("key", Say("KeyShape", question.Key.Length > Question.LongestKey ? question.Key[..Question.LongestKey] : question.Key, Question.LongestKey));
        else if (before.Contains(question.Key))
            yield return new("key", Say("KeyTwice", question.Key));
        if (string.IsNullOrWhiteSpace(question.Label) || question.Label.Length > Question.LongestLabel)
            yield return new("label", Say("LabelShape", Question.LongestLabel));
        if (question.Section.Length > Question.LongestLabel)
            yield return new("section", Say("TextLong", Question.LongestLabel));
        if (question.Help.Length > Question.LongestHelp)
            yield return new("help", Say("TextLong", Question.LongestHelp));
        if (question.Kind is QuestionKind.Choice or QuestionKind.Choices && ChoicesFault(question.Choices) is { } choices)
            yield return new("choices", choices);
        if (LimitFault(question, question.Least) is { } least)
            yield return new("least", least);
        if (LimitFault(question, question.Most) is { } most)
            yield return new("most", most);
        else if (question.Kind is not QuestionKind.Date && AnswerReading.Decimal(question.Least) is { } low && AnswerReading.Decimal(question.Most) is { } high && low > high)
            yield return new("most", Say("MostBelowLeast", question.Least, question.Most));
        if (question.Pattern.Length > Question.LongestPattern || (question.Pattern.Length > 0 && AnswerPattern.Read(question.Pattern) is null))
            yield return new("pattern", Say("PatternUnreadable", Question.LongestPattern));
        if (AnswerConditions.Read(question.VisibleIf, before) is { Succeeded: false } visible)
            yield return new("visibleIf", visible.Refusal.Sentence);
        if (AnswerConditions.Read(question.RequiredIf, before) is { Succeeded: false } required)
            yield return new("requiredIf", required.Refusal.Sentence);
        if (question.Prefill.Length > Question.LongestHelp)
            yield return new("prefill", Say("TextLong", Question.LongestHelp));
        else if (question.Prefill.StartsWith("me.", StringComparison.Ordinal) && !Prefilling.Sources.Contains(question.Prefill))
            yield return new("prefill", Say("PrefillUnknown", question.Prefill, string.Join(", ", Prefilling.Sources)));
    }

    private static Said? ChoicesFault(IReadOnlyList<string> choices)
    {
        if (choices.Count is 0 or > MostChoices)
            return Say("ChoicesCount", MostChoices);
        if (choices.FirstOrDefault(c => c.Length is 0 or > LongestChoice || c.Contains(';', StringComparison.Ordinal) || c.Contains(',', StringComparison.Ordinal)) is { } odd)
            return Say("ChoiceShape", odd.Length > LongestChoice ? odd[..LongestChoice] : odd, LongestChoice);
        return choices.GroupBy(ItemWords.Folded).FirstOrDefault(same => same.Count() > 1) is { } twice ? Say("ChoiceTwice", twice.First()) : null;
    }

    private static Said? LimitFault(Question question, string limit) => (question.Kind, limit) switch
    {
        (_, "") => null,
        (QuestionKind.Number or QuestionKind.Money, _) => AnswerReading.Decimal(limit) is null ? Say("LimitNumber", limit) : null,
        (QuestionKind.Date, _) => AnswerDay.Read(limit, new LocalDate(2026, 1, 1)) is null ? Say("LimitDay", limit) : null,
        (QuestionKind.Text or QuestionKind.LongText or QuestionKind.Choices, _) => AnswerReading.Whole(limit) is null ? Say("LimitWhole", limit) : null,
        _ => Say("LimitNone"),
    };

    private static void Templates(FormBody body, List<string> names, List<FieldFault> faults)
    {
        string[] known = [.. names, .. AnswerTemplate.Words];
        if (body.Title.Length > Question.LongestHelp)
            faults.Add(new("title", Say("TextLong", Question.LongestHelp)));
        if (body.Description.Length > FormBody.LongestTemplate)
            faults.Add(new("description", Say("TextLong", FormBody.LongestTemplate)));
        foreach (var (field, template) in new[] { ("title", body.Title), ("description", body.Description) })
        {
            if (AnswerTemplate.Unknown(template, known) is { } unknown)
                faults.Add(new(field, Say("TemplateUnknown", unknown, string.Join(", ", known))));
        }
    }

    private static void Items(FormBody body, List<string> names, List<FieldFault> faults)
    {
        string[] known = [.. names, .. AnswerTemplate.Words];
        var before = new List<string>();
        foreach (var item in body.Items)
        {
            if (!Key().IsMatch(item.Key) || item.Key.Length > Question.LongestKey)
                Fault(item, "key", Say("KeyShape", item.Key.Length > Question.LongestKey ? item.Key[..Question.LongestKey] : item.Key, Question.LongestKey));
            else if (before.Contains(item.Key))
                Fault(item, "key", Say("KeyTwice", item.Key));
            if (string.IsNullOrWhiteSpace(item.Title) || item.Title.Length > Question.LongestHelp)
                Fault(item, "title", Say("ItemTitle", Question.LongestHelp));
            if (AnswerTemplate.Unknown(item.Title, known) is { } unknown)
                Fault(item, "title", Say("TemplateUnknown", unknown, string.Join(", ", known)));
            if (item.Description.Length > FormBody.LongestTemplate)
                Fault(item, "description", Say("TextLong", FormBody.LongestTemplate));
            else if (AnswerTemplate.Unknown(item.Description, known) is { } foreign)
                Fault(item, "description", Say("TemplateUnknown", foreign, string.Join(", ", known)));
            if (AnswerConditions.Read(item.When, names) is { Succeeded: false } when)
                Fault(item, "when", when.Refusal.Sentence);
            // only on those above it, so that nothing waits in a circle
            if (item.After.FirstOrDefault(key => !before.Contains(key)) is { } later)
                Fault(item, "after", before.Count == 0 ? Say("AfterNothing", later) : Say("AfterUnknown", later, string.Join(", ", before)));
            before.Add(item.Key);
        }

        void Fault(FurtherItem item, string field, Said sentence) => faults.Add(new($"items.{item.Key}.{field}", sentence));
    }

    private static void Approval(FormBody body, List<string> names, List<FieldFault> faults)
    {
        if (body.Approval is not { } approval)
            return;
        if (AnswerConditions.Read(approval.When, names) is { Succeeded: false } when)
            faults.Add(new("approval.when", when.Refusal.Sentence));
        if (approval.Steps.Count is 0 or > AskApproval.MostSteps)
            faults.Add(new("approval", Say("ApprovalSteps", AskApproval.MostSteps)));
        for (var at = 0; at < approval.Steps.Count; at++)
        {
            var step = approval.Steps[at];
            if (step.Approvers.Count is 0 or > AskApproval.MostApprovers)
                faults.Add(new("approval", Say("ApprovalApprovers", at + 1, AskApproval.MostApprovers)));
            if ((step.Rule == StepRule.Percent && step.Amount is (< 1 or > 100)) || (step.Rule == StepRule.Number && step.Amount < 1))
                faults.Add(new("approval", Say("ApprovalAmount", at + 1)));
        }
    }

    private static Said Say(string key, params object?[] arguments) => Texts<CatalogueTexts>.Say(key, arguments);

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
