using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Changes.Rules;

/// <summary>Makes a question about risk, or says one anew. Answers given before stay as they were given.</summary>
public sealed record SaveRiskQuestion(long? Id, string Text, IReadOnlyList<RiskAnswer> Answers) : ICommand<SavedRiskQuestion>, ICheckItself
{
    public const int Most = 20;
    public const int MostAnswers = 6;
    public const int MostWeight = 100;

    public static Permission Needs => ChangePermissions.Design;

    /// <summary>Not asked any more.</summary>
    public bool Retired { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(Text) || Text.Trim().Length > RiskQuestion.LongestText)
            faults.Add(new("text", Texts<ChangeTexts>.Say("QuestionShape", RiskQuestion.LongestText)));
        if (Answers.Count is < 2 or > MostAnswers || Answers.Any(a => string.IsNullOrWhiteSpace(a.Text) || a.Text.Length > RiskQuestion.LongestText || a.Weight is < 0 or > MostWeight))
            faults.Add(new("answers", Texts<ChangeTexts>.Say("AnswersShape", MostAnswers, MostWeight)));
        return Refusal.From(faults);
    }
}

public sealed record SavedRiskQuestion(long Id);

internal sealed class SaveRiskQuestionHandler : IHandle<SaveRiskQuestion, SavedRiskQuestion>
{
    public async Task<Outcome<SavedRiskQuestion>> Handle(SaveRiskQuestion command, CommandContext context)
    {
        var all = await context.Db.Set<RiskQuestion>().ToListAsync();
        var question = command.Id is null ? null : all.Find(q => q.Id == command.Id);
        if (command.Id is not null && question is null)
            return Refusal.Missing(Texts<ChangeTexts>.Say("NoSuchQuestion"));
        if (question is null && all.Count(q => q.RetiredAt is null) >= SaveRiskQuestion.Most)
            return Refusal.Invalid("text", Texts<ChangeTexts>.Say("TooManyQuestions", SaveRiskQuestion.Most));
        var before = question?.Text;
        if (question is null)
        {
            question = new RiskQuestion { Id = Ids.Next(), Text = command.Text.Trim(), Answers = "[]", Order = all.Count };
            context.Db.Add(question);
        }

        question.Text = command.Text.Trim();
        question.Answers = ChangeBook.Written([.. command.Answers.Select(a => a with { Text = a.Text.Trim() })]);
        question.RetiredAt = command.Retired ? question.RetiredAt ?? context.Now : null;
        context.Record(new RiskQuestionSaved { SubjectId = question.Id, Changes = [new Change("question", before, question.Text)] });
        context.Tell(new LiveNews(ChangeBook.Topic));
        return new SavedRiskQuestion(question.Id);
    }
}
