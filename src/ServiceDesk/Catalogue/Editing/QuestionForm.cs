using Microsoft.AspNetCore.Http;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Catalogue.Editing;

/// <summary>The form of one question as it was typed.</summary>
internal static class QuestionForm
{
    public static Question Read(IFormCollection form)
    {
        var label = Text("label");
        return new Question(Text("key") is { Length: > 0 } key ? key.ToLowerInvariant() : KeyFrom(label), label)
        {
            Section = Text("section"), Kind = Enum.TryParse<QuestionKind>(Text("kind"), out var kind) && Enum.IsDefined(kind) ? kind : QuestionKind.Text, Help = Text("help"),
            Required = form.Ticked("required"), Unit = Text("unit"), Least = Text("least"), Most = Text("most"), Pattern = Text("pattern"), PatternWords = Text("patternWords"),
            Choices = [.. Text("choices").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            VisibleIf = Text("visibleIf"), RequiredIf = Text("requiredIf"), Prefill = Text("prefill"), Target = Text("target"),
        };

        string Text(string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();
    }

    /// <summary>A label as a key: the first words of it, small letters and hyphens.</summary>
    public static string KeyFrom(string label)
    {
        var key = new System.Text.StringBuilder();
        foreach (var letter in WorkItems.Querying.ItemWords.Folded(label.Trim()))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                key.Append(letter);
            else if (key.Length > 0 && key[^1] != '-')
                key.Append('-');
        }

        var whole = key.ToString().Trim('-');
        var cut = whole.Length <= 24 ? whole : whole[..24].LastIndexOf('-') is > 2 and var dash ? whole[..dash] : whole[..24];
        return cut.Length > 0 && char.IsAsciiLetterLower(cut[0]) ? cut : "q-" + cut.Trim('-');
    }
}

/// <summary>The form of a further item, and of what is made of the answers.</summary>
internal static class OutcomeForm
{
    public const int Steps = 3;

    public static FurtherItem Item(IFormCollection form)
    {
        var title = Text(form, "title");
        var (space, type) = Text(form, "makes").Split('/') is [var s, var t] ? (s, t) : ("", Text(form, "makes"));
        return new FurtherItem(Text(form, "key") is { Length: > 0 } key ? key.ToLowerInvariant() : QuestionForm.KeyFrom(title), title)
        {
            Space = space, Type = type, Team = Text(form, "team"), Description = Text(form, "description"), When = Text(form, "when"), After = [.. form["after"].OfType<string>()],
        };
    }

    public static FormBody Over(FormBody body, IFormCollection form)
    {
        List<ApprovalNeedStep> steps = [];
        for (var at = 0; at < Steps; at++)
        {
            IReadOnlyList<string> approvers = [.. Text(form, $"approvers-{at}").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            if (approvers.Count > 0)
            {
                steps.Add(new ApprovalNeedStep(
                    Enum.TryParse<WorkItems.Approving.StepRule>(Text(form, $"rule-{at}"), out var rule) && Enum.IsDefined(rule) ? rule : WorkItems.Approving.StepRule.First, approvers, AnswerReading.Whole(Text(form, $"amount-{at}")) ?? 0));
            }
        }

        return body with
        {
            Title = Text(form, "title"), Description = Text(form, "description"), Approval = steps.Count == 0 ? null : new ApprovalNeed(steps) { When = Text(form, "approvalWhen") },
        };
    }

    private static string Text(IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();
}
