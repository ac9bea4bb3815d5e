using System.Globalization;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Macros;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Undoing;

namespace Steward.WorkItems.Listing;

/// <summary>
/// One act on many items. Each item is a command of its own, asked for its own right and rules, so some may be skipped; they are sent together
/// and share commits.
/// </summary>
internal sealed class Selection(Visit visit, IReadOnlyList<string> keys)
{
    public const int Most = 200;
    private const int Together = 25;
    private const int ReasonsTold = 4;

    /// <summary>Does <c>assignee:MAIL</c>, <c>priority:High</c>, <c>state</c> (with <paramref name="to"/> and <paramref name="note"/>) <c>tags</c> (with <paramref name="tags"/>), <c>parent</c> (with <paramref name="parent"/>, none takes it off) or <c>macro:ID</c> to all, and says what became of it.</summary>
    public async Task<Told> Do(string act, string? to, string? note, string? tags, string? parent, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return new Told(Tone.Info, Say("NothingSelected"));
        if (act == "tags" && TagText.Split(tags).Count == 0)
            return new Told(Tone.Info, Say("NoTagsGiven"));
        if (Order(act, to, note, tags, parent) is not { } order)
            return new Told(Tone.Warning, Say("NoSuchAct"));
        var together = Ids.Next();
        visit.Actor = visit.Actor with { ActId = together }; // one act, so one Undo takes all of it back
        var skipped = new List<(string Key, Refusal Why)>();
        foreach (var some in keys.Distinct(StringComparer.OrdinalIgnoreCase).Take(Most).Chunk(Together))
        {
            var outcomes = await Task.WhenAll(some.Select(async key => (Key: key, Outcome: await order(key, cancel))));
            skipped.AddRange(outcomes.Where(o => !o.Outcome.Succeeded).Select(o => (o.Key, o.Outcome.Refusal!)));
        }

        var changed = Math.Min(keys.Distinct(StringComparer.OrdinalIgnoreCase).Count(), Most) - skipped.Count;
        var told = skipped.Count == 0
            ? new Told(Tone.Success, Say("Changed", changed))
            : new Told(changed == 0 ? Tone.Danger : Tone.Warning, Say("ChangedSkipped", changed, skipped.Count), Reasons(skipped));
        if (changed == 0)
            return told;
        if (MacroOf(act) is { Comment: not null } written)
        {
            told = told with { Text = $"{told.Text} {Texts<MacroTexts>.Say("WrittenStays")}".Trim() };
            return written.ChangesFields ? told.WithUndo(together) : told;
        }

        return told.WithUndo(together);
    }

    private Func<string, CancellationToken, Task<Outcome<ItemAnswer>>>? Order(string act, string? to, string? note, string? tags, string? parent)
    {
        var colon = act.IndexOf(':', StringComparison.Ordinal);
        var (verb, value) = colon < 0 ? (act, "") : (act[..colon], act[(colon + 1)..]);
        return verb switch
        {
            "assignee" => (key, cancel) => visit.Send(new ChangeItem(key) { Assignee = new(Assignee(value)) }, cancel: cancel),
            "priority" when Enum.TryParse<Priority>(value, ignoreCase: true, out var priority) => (key, cancel) => visit.Send(new ChangeItem(key) { Priority = priority }, cancel: cancel),
            "state" when !string.IsNullOrEmpty(to) => (key, cancel) => visit.Send(new MoveItemOn(key, to) { Note = string.IsNullOrWhiteSpace(note) ? null : note }, cancel: cancel),
            "macro" when MacroIn(value) is { } macro => (key, cancel) => visit.Send(new RunMacro(macro.Id, key), cancel: cancel),
            "parent" => (key, cancel) => visit.Send(new ChangeItem(key) { Parent = new(string.IsNullOrWhiteSpace(parent) ? null : parent.Trim()) }, cancel: cancel),
            "tags" => (key, cancel) => visit.Send(new ChangeItem(key) { AddTags = TagText.Split(tags) }, cancel: cancel),
            _ => null,
        };
    }

    private Macro? MacroIn(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? visit.Workspace.Get<MacroDirectory>().Find(visit.Actor, id) : null;

    private MacroSteps? MacroOf(string act) =>
        act.StartsWith("macro:", StringComparison.Ordinal) && MacroIn(act["macro:".Length..]) is { } macro ? MacroNames.StepsOf(macro) : null;

    private string? Assignee(string value) => value switch
    {
        "" => null,
        "me" => visit.Workspace.Get<Identity.Directory.PeopleDirectory>().Now.Find(visit.Actor.PersonId) is { } me ? me.Email ?? me.Name : null,
        _ => value,
    };

    /// <summary>The same reason is said once, with the keys it is about.</summary>
    private static string Reasons(List<(string Key, Refusal Why)> skipped) => string.Join(" ", skipped
        .GroupBy(s => s.Why.Fields.Count == 0 ? s.Why.Sentence.ToString() : string.Join(" ", s.Why.Fields.Select(f => f.Sentence.ToString())), StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).Take(ReasonsTold)
        .Select(g => $"{string.Join(", ", g.Take(5).Select(s => s.Key))}{(g.Count() > 5 ? " …" : "")}: {g.Key}"));

    private static string Say(string key, params object?[] arguments) => Texts<ListTexts>.Say(key, arguments).ToString();
}
