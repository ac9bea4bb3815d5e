using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Changes;

/// <summary>The model or the risk of a change was said.</summary>
public sealed record ChangeShaped : ItemHappening
{
    public override string Kind => "item.change-shaped";
}

/// <summary>A change was looked back on.</summary>
public sealed record ChangeReviewed : ItemHappening
{
    public override string Kind => "item.change-reviewed";
}

public sealed record ChangeModelSaved : Happening
{
    public override string Kind => "change-model.saved";

    public override string Subject => "change-model";
}

public sealed record RiskQuestionSaved : Happening
{
    public override string Kind => "risk-question.saved";

    public override string Subject => "risk-question";
}

public sealed record FreezeSaved : Happening
{
    public override string Kind => "freeze.saved";

    public override string Subject => "freeze";
}

public sealed record FreezeLifted : Happening
{
    public override string Kind => "freeze.lifted";

    public override string Subject => "freeze";
}

/// <summary>Marks the texts of these events (ChangeEventTexts.resx).</summary>
public sealed class ChangeEventTexts;

/// <summary>Tells what happened to models, questions and freezes.</summary>
internal sealed class ChangeTeller() : EventTeller(typeof(ChangeEventTexts), "change-model", "risk-question", "freeze")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var names = new Dictionary<(string Subject, long Id), SubjectName>();
        var book = visit.Workspace.Get<ChangeBook>();
        foreach (var model in visit.Actor.IsStaff ? book.Models : [])
            names[("change-model", model.Id)] = new SubjectName(model.Name, $"{visit.Root}/admin/changes");
        foreach (var question in visit.Actor.IsStaff ? book.AllQuestions : [])
            names[("risk-question", question.Id)] = new SubjectName(question.Text, $"{visit.Root}/admin/changes");
        foreach (var freeze in visit.Actor.IsStaff ? book.Freezes : [])
            names[("freeze", freeze.Id)] = new SubjectName(freeze.Reason, $"{visit.Root}/changes/freezes");
        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(names);
    }
}
