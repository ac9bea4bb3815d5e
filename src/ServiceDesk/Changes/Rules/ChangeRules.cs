using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.WorkItems.Approving;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Changes.Rules;

/// <summary>Names of the item's fields that hold the plans of a change. Approvals hold them with the item.</summary>
public static class ChangePlans
{
    public const string Implementation = "implementation plan";
    public const string BackOut = "back-out plan";
    public const string Test = "test plan";

    public static readonly IReadOnlyList<string> All = [Implementation, BackOut, Test];
}

/// <summary>What must hold of a change, each rule as its sentence. The ways of the workflow and the page ask the same.</summary>
internal static class ChangeRules
{
    private static readonly HashSet<string> Working = ["authorised", "implementation"];

    /// <summary>All that is missing on the way into a state; nothing for states that ask nothing, or while no models are kept.</summary>
    public static async Task<IReadOnlyList<FieldFault>> MustHoldWhatTheModelAsks(AppDb db, ChangeBook book, AgreementBook services, WorkItem item, string to)
    {
        if (book.Models.Count == 0 || item.Type != ChangeBook.Type || !(Working.Contains(to) || to == "closed"))
            return [];
        var facts = await db.Set<ChangeFacts>().FindAsync(item.Id);
        if (facts is null || book.Model(facts.ModelId) is not { } model)
            return [Fault("model", "ModelNeeded", string.Join(", ", book.Models.Where(m => m.RetiredAt is null).Select(m => m.Name)))];
        return to == "closed" ? await ToClose(db, item, model, facts) : await ToWork(db, book, services, item, model, facts);
    }

    private static async Task<IReadOnlyList<FieldFault>> ToWork(AppDb db, ChangeBook book, AgreementBook services, WorkItem item, ChangeModel model, ChangeFacts facts)
    {
        var faults = new List<FieldFault?> { MustHaveAWindow(item), MustHaveItsRisk(book, model, facts), MustNotLieInAFreeze(book, services, item, model) };
        if (model.NeedsPlan)
            faults.AddRange(await MustHavePlans(db, item));
        if (model.Approval == ApprovalDemand.BeforeWork)
            faults.Add(await ApprovalRules.MustBeApproved(db, item));
        return [.. faults.OfType<FieldFault>()];
    }

    private static async Task<IReadOnlyList<FieldFault>> ToClose(AppDb db, WorkItem item, ChangeModel model, ChangeFacts facts)
    {
        var faults = new List<FieldFault?>();
        if (model.NeedsReview && facts.Result is null)
            faults.Add(Fault("review", "ReviewNeeded", model.Name));
        if (model.Approval == ApprovalDemand.BeforeClosing)
            faults.Add(await ApprovalRules.MustBeApproved(db, item));
        return [.. faults.OfType<FieldFault>()];
    }

    public static FieldFault? MustHaveAWindow(WorkItem item) => item switch
    {
        { PlannedStart: null } or { Due: null } => Fault("start", "WindowNeeded"),
        { PlannedStart: { } start, Due: { } end } when end <= start => Fault("end", "WindowBackwards"),
        _ => null,
    };

    /// <summary>With questions kept, each is answered, and the risk is not more than the model takes.</summary>
    public static FieldFault? MustHaveItsRisk(ChangeBook book, ChangeModel model, ChangeFacts facts) => facts.Risk switch
    {
        null when book.Questions.Count > 0 => Fault("risk", "RiskNeeded", book.Questions.Count),
        { } risk when risk > model.MostRisk => Fault("risk", "RiskTooHigh", model.Name, RiskWords.Of(model.MostRisk), RiskWords.Of(risk)),
        _ => null,
    };

    /// <summary>Nothing is changed inside a freeze, unless the model is made for it.</summary>
    public static FieldFault? MustNotLieInAFreeze(ChangeBook book, AgreementBook services, WorkItem item, ChangeModel? model) =>
        item is { PlannedStart: { } start, Due: { } end } ? MustNotLieInAFreeze(book, services.Named(item.Service)?.Id, start, end, model) : null;

    public static FieldFault? MustNotLieInAFreeze(ChangeBook book, long? service, Instant start, Instant end, ChangeModel? model) =>
        model is { InFreeze: true } || book.FreezesIn(start, end, service).FirstOrDefault() is not { } freeze
            ? null
            : Fault("start", "InsideFreeze", freeze.Reason, ChangeTimes.Shown(freeze.From), ChangeTimes.Shown(freeze.To), string.Join(", ", book.Models.Where(m => m is { InFreeze: true, RetiredAt: null }).Select(m => m.Name).DefaultIfEmpty("–")));

    private static async Task<IReadOnlyList<FieldFault>> MustHavePlans(AppDb db, WorkItem item)
    {
        var written = await db.Set<ItemField>().Where(f => f.ItemId == item.Id && (f.Name == ChangePlans.Implementation || f.Name == ChangePlans.BackOut) && f.Value != "").Select(f => f.Name).ToListAsync();
        return [.. new[] { (ChangePlans.Implementation, "implementation", "ImplementationNeeded"), (ChangePlans.BackOut, "backOut", "BackOutNeeded") }.Where(p => !written.Contains(p.Item1)).Select(p => Fault(p.Item2, p.Item3))];
    }

    private static FieldFault Fault(string field, string key, params object?[] arguments) => new(field, Texts<ChangeTexts>.Say(key, arguments));
}

/// <summary>Risks in the reader's words.</summary>
public static class RiskWords
{
    public static string Of(ChangeRisk risk) => Texts<ChangeTexts>.Say("Risk_" + risk).ToString();

    /// <summary>The share of the possible weight: below a third low, below two thirds medium.</summary>
    public static ChangeRisk Level(int weight, int most) => most <= 0 || weight * 3 < most ? ChangeRisk.Low : weight * 3 < most * 2 ? ChangeRisk.Medium : ChangeRisk.High;
}

/// <summary>Moments of windows where no reader's zone is known: as the workspace's sentences write them, in UTC.</summary>
internal static class ChangeTimes
{
    public static string Shown(Instant at) => at.InUtc().ToString("uuuu-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
