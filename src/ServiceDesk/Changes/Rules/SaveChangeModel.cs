using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Changes.Rules;

/// <summary>Makes a model of changes, or says one anew.</summary>
public sealed record SaveChangeModel(long? Id, string Name) : ICommand<SavedChangeModel>, ICheckItself
{
    public static Permission Needs => ChangePermissions.Design;

    public ApprovalDemand Approval { get; init; } = ApprovalDemand.BeforeWork;

    public bool InFreeze { get; init; }

    public bool NeedsPlan { get; init; }

    public bool NeedsReview { get; init; }

    public ChangeRisk MostRisk { get; init; } = ChangeRisk.High;

    /// <summary>Not chosen for new changes any more.</summary>
    public bool Retired { get; init; }

    /// <summary>A key of its own for a new model; made from the name when empty.</summary>
    public string? Key { get; init; }

    public Refusal? Check() => string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > ChangeModel.LongestName
        ? Refusal.Invalid("name", Texts<ChangeTexts>.Say("ModelNameShape", ChangeModel.LongestName))
        : null;
}

public sealed record SavedChangeModel(long Id, string Key, string Name);

/// <summary>Begins with the three models of ITIL and five questions about risk, in the language of who asks. What is there stays.</summary>
public sealed record TakeUsualModels : ICommand<Done>
{
    public static Permission Needs => ChangePermissions.Design;
}

internal sealed class SaveChangeModelHandler : IHandle<SaveChangeModel, SavedChangeModel>, IHandle<TakeUsualModels, Done>
{
    private static readonly string[] Questions = ["reach", "back", "tested", "done", "hours"];

    public async Task<Outcome<SavedChangeModel>> Handle(SaveChangeModel command, CommandContext context)
    {
        var all = await context.Db.Set<ChangeModel>().ToListAsync();
        var model = command.Id is null ? null : all.Find(m => m.Id == command.Id);
        if (command.Id is not null && model is null)
            return Refusal.Missing(Texts<ChangeTexts>.Say("NoSuchModel"));
        var name = command.Name.Trim();
        if (all.Exists(m => m.Id != command.Id && ItemWords.Folded(m.Name) == ItemWords.Folded(name)))
            return Refusal.Invalid("name", Texts<ChangeTexts>.Say("ModelTaken", name));
        var before = model?.Name;
        if (model is null)
        {
            var key = command.Key ?? FieldDefinition.KeyFrom(name);
            if (key.Length == 0 || all.Exists(m => m.Key == key))
                return Refusal.Invalid("name", Texts<ChangeTexts>.Say("ModelTaken", name));
            model = new ChangeModel { Id = Ids.Next(), Key = key, Name = name };
            context.Db.Add(model);
        }

        (model.Name, model.Approval, model.InFreeze, model.NeedsPlan, model.NeedsReview, model.MostRisk) = (name, command.Approval, command.InFreeze, command.NeedsPlan, command.NeedsReview, command.MostRisk);
        model.RetiredAt = command.Retired ? model.RetiredAt ?? context.Now : null;
        context.Record(new ChangeModelSaved { SubjectId = model.Id, Changes = [new Change("model", before, $"{name}: {command.Approval}")] });
        context.Tell(new LiveNews(ChangeBook.Topic));
        return new SavedChangeModel(model.Id, model.Key, model.Name);
    }

    public async Task<Outcome<Done>> Handle(TakeUsualModels command, CommandContext context)
    {
        SaveChangeModel[] models =
        [
            new(null, Say("Model_standard")) { Key = "standard", Approval = ApprovalDemand.None, MostRisk = ChangeRisk.Low },
            new(null, Say("Model_normal")) { Key = "normal", Approval = ApprovalDemand.BeforeWork, NeedsPlan = true, NeedsReview = true },
            new(null, Say("Model_emergency")) { Key = "emergency", Approval = ApprovalDemand.BeforeClosing, InFreeze = true, NeedsReview = true },
        ];
        var known = await context.Db.Set<ChangeModel>().Select(m => m.Key).ToListAsync();
        foreach (var model in models.Where(m => !known.Contains(m.Key!)))
        {
            if (await context.Also(model) is { Succeeded: false } refused)
                return refused.Refusal!;
        }

        if (await context.Db.Set<RiskQuestion>().AnyAsync())
            return Done.Instance;
        foreach (var question in Questions)
        {
            RiskAnswer[] answers = [.. Enumerable.Range(0, 3).Select(weight => new RiskAnswer(Say(FormattableString.Invariant($"Answer_{question}_{weight}")), weight))];
            if (await context.Also(new SaveRiskQuestion(null, Say("Question_" + question), answers)) is { Succeeded: false } refused)
                return refused.Refusal!;
        }

        return Done.Instance;
    }

    private static string Say(string key) => Texts<ChangeTexts>.Say(key).ToString();
}
