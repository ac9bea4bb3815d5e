using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.ServiceDesk.Changes.Rules;
using Steward.WorkItems;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Changes.Planning;

/// <summary>Says how a change is made: by which model, with which risk, when, and by which plans. All of it in one step; what is null stays.</summary>
public sealed record ShapeChange(string Key) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Change;

    /// <summary>Key of the model.</summary>
    public string? Model { get; init; }

    /// <summary>For each question (by id) which of its answers, from 0.</summary>
    public IReadOnlyDictionary<long, int>? Answers { get; init; }

    public Maybe<Instant?> Start { get; init; }

    public Maybe<Instant?> End { get; init; }

    public string? Implementation { get; init; }

    public string? BackOut { get; init; }

    public string? Test { get; init; }

    /// <summary>What of a form could not be read. Told once it is clear that the change is the actor's to change.</summary>
    public IReadOnlyList<FieldFault> Unreadable { get; init; } = [];
}

internal sealed class ShapeChangeHandler : IHandle<ShapeChange, Done>
{
    public async Task<Outcome<Done>> Handle(ShapeChange command, CommandContext context)
    {
        var found = await ChangeOrders.Find(context, command.Key);
        if (!found.Succeeded)
            return found.Refusal;
        if (Refusal.From(command.Unreadable) is { } unreadable)
            return unreadable;
        var item = found.Answer;
        var book = context.Workspace.Get<ChangeBook>();
        var facts = await context.Db.Set<ChangeFacts>().FirstOrDefaultAsync(c => c.ItemId == item.Id);
        var changes = new List<Change>();
        if (facts is null || command.Model is not null)
        {
            if (book.Models.FirstOrDefault(m => m.Key == command.Model && (m.RetiredAt is null || m.Id == facts?.ModelId)) is not { } model)
                return Refusal.Invalid("model", Texts<ChangeTexts>.Say("ModelNeeded", string.Join(", ", book.Models.Where(m => m.RetiredAt is null).Select(m => m.Name))));
            if (facts?.ModelId != model.Id)
                changes.Add(new Change("model", book.Model(facts?.ModelId)?.Name, model.Name));
            if (facts is null)
                context.Db.Add(facts = new ChangeFacts { ItemId = item.Id });
            facts.ModelId = model.Id;
        }

        if (command.Answers is { Count: > 0 } answers && Answer(facts, answers, book, changes) is { } unanswered)
            return unanswered;
        var plans = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in new[] { (ChangePlans.Implementation, command.Implementation), (ChangePlans.BackOut, command.BackOut), (ChangePlans.Test, command.Test) })
        {
            if (text is not null)
                plans[name] = text.Trim();
        }

        if (plans.Count > 0 || command.Start.Given || command.End.Given)
        {
            if (command is { Start: { Given: true, Value: { } start }, End: { Given: true, Value: { } end } } && end <= start)
                return Refusal.Invalid("end", Texts<ChangeTexts>.Say("WindowBackwards"));
            var changed = await context.Also(new ChangeItem(command.Key) { Fields = plans.Count == 0 ? null : plans, PlannedStart = command.Start, Due = command.End });
            if (!changed.Succeeded)
                return changed.Refusal;
        }

        if (changes.Count > 0)
            context.Record(new ChangeShaped { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = changes });
        ChangeOrders.Tell(context, item);
        return Done.Instance;
    }

    /// <summary>Each question that is asked needs one of its answers; then the weights make the risk.</summary>
    private static Refusal? Answer(ChangeFacts facts, IReadOnlyDictionary<long, int> answers, ChangeBook book, List<Change> changes)
    {
        var given = new List<GivenAnswer>();
        foreach (var question in book.Questions)
        {
            var offered = ChangeBook.AnswersOf(question);
            if (!answers.TryGetValue(question.Id, out var at) || at < 0 || at >= offered.Count)
                return Refusal.Invalid(FormattableString.Invariant($"q{question.Id}"), Texts<ChangeTexts>.Say("AnswerNeeded", question.Text));
            given.Add(new GivenAnswer(question.Id, question.Text, offered[at].Text, offered[at].Weight, offered.Max(a => a.Weight)));
        }

        var risk = RiskWords.Level(given.Sum(g => g.Weight), given.Sum(g => g.Most));
        if (facts.Risk != risk)
            changes.Add(new Change("risk", facts.Risk is { } before ? RiskWords.Of(before) : null, RiskWords.Of(risk)));
        (facts.Answers, facts.Risk) = (JsonSerializer.Serialize(given, PlatformJson.Options), risk);
        return null;
    }
}

/// <summary>What the orders of changes do alike.</summary>
internal static class ChangeOrders
{
    /// <summary>The change of a key, when the actor sees it and may change it.</summary>
    public static async Task<Outcome<WorkItem>> Find(CommandContext context, string key)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var item = await context.Db.FindItem(context.Actor, spaces, key);
        if (item is null)
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchItem", key));
        if (context.Authorise(WorkItemPermissions.Change, item.SpaceId) is { } forbidden)
            return forbidden;
        if (spaces.Find(item.SpaceId) is { ArchivedAt: not null } archived)
            return Refusal.Conflict(Texts<WorkItemTexts>.Say("SpaceIsArchived", archived.Name));
        return item.Type == ChangeBook.Type ? item : Refusal.Conflict(Texts<ChangeTexts>.Say("NotAChange", key));
    }

    public static void Tell(CommandContext context, WorkItem item) =>
        context.Tell(new Platform.Live.LiveNews($"item:{new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number)}", item.SpaceId));
}
