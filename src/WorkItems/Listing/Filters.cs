using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Listing;

/// <summary>One choice of a filter: a link to the list with it put on, or taken off when it is in force.</summary>
public sealed record FilterChoice(string Label, string Href, bool InForce, bool Apart = false);

/// <summary>A filter people choose from instead of writing a condition.</summary>
/// <param name="InForce">Words of what is chosen; null when nothing is.</param>
/// <param name="Off">The list without this filter.</param>
public sealed record Filter(string Id, string Label, string? InForce, string Off, IReadOnlyList<FilterChoice> Choices, string? Keys = null);

/// <summary>Writes conditions by click: each choice is a plain link, so filters work without script and can be shared.</summary>
public sealed class Filters(Visit visit, Space? space, ListAddress address)
{
    private const int MostTags = 60;
    private static readonly Condition Closed = Condition.Of("stateCategory", ">=", "done");
    private readonly TypeDirectory types = visit.Workspace.Get<TypeDirectory>();
    private readonly Snapshot people = visit.Workspace.Get<PeopleDirectory>().Now;

    /// <summary>Conditions no filter stands for; they are shown as chips that can be taken off.</summary>
    public IEnumerable<QueryNode> Others =>
        address.Parts.Where(c => !IsChoice(c, "type") && !IsChoice(c, "priority") && !IsChoice(c, "assignee") && !IsChoice(c, "team")
            && !IsChoice(c, "space") && !IsChoice(c, "tag") && !IsState(c) && !Dues.Any(d => ListAddress.Same(d.Condition, c)));

    public IEnumerable<Filter> All()
    {
        yield return State();
        if (space is null)
            yield return Choose("space", visit.Workspace.Get<SpaceDirectory>().SeenBy(visit.Actor).Select(s => (s.Key, s.Name)));
        if (Types.Count > 1)
            yield return Choose("type", Types.Select(t => (t.Key, types.NameOf(t.Key))));
        yield return Choose("priority", Enum.GetValues<Priority>().Reverse().Select(p => (p.ToString().ToLowerInvariant(), Say("Priority" + p))));
        yield return Choose("assignee", [("me", Say("Me")), ("none", Say("Nobody")), .. Workplace.PeopleOf(visit, space).Where(p => p.Id != visit.Actor.PersonId).Select(p => (p.Email ?? p.Name, p.Name))], apart: 2);
        if (people.Teams.Count > 0)
            yield return Choose("team", [("none", Say("NoTeam")), .. people.Teams.Values.OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase).Select(t => (t.Name, t.Name))], apart: 1);
        if (Tags is { Count: > 0 } tags)
            yield return Choose("tag", [("none", Say("NoTag")), .. tags.Select(t => (t, t))], apart: 1);
        yield return Due();
    }

    /// <summary>Beyond this many a menu is no help; the query line completes them all.</summary>
    private IReadOnlyList<string> Tags => [.. visit.Workspace.Get<ItemWords>().TagsFor(visit.Actor).Take(MostTags)];

    private IReadOnlyList<ItemType> Types => [.. types.All.Values.Where(t => space is null || space.TypeKeys.Contains(t.Key)).OrderBy(t => t.Order)];

    private IReadOnlyList<(string Key, string Label, Condition Condition)> Dues =>
    [
        ("late", Say("DueLate"), Condition.Of("due", "<", "now")),
        ("day", Say("DueDay"), Condition.Of("due", "<", "+1d")),
        ("week", Say("DueWeek"), Condition.Of("due", "<", "+7d")),
        ("none", Say("DueNone"), Condition.Of("due", "=", "none")),
    ];

    private Filter State()
    {
        var rest = address.Parts.Where(c => !IsState(c)).ToList();
        var chosen = Chosen("state");
        var now = address.Parts.FirstOrDefault(IsState);
        var states = Types.SelectMany(t => t.Workflow.States.Select(s => (s.Key, Label: types.StateName(t.Key, s.Key), s.Category))).DistinctBy(s => s.Key).OrderBy(s => s.Category).ToList();
        List<FilterChoice> choices =
        [
            new(Say("StatesOpen"), address.With([.. rest, ListAddress.Open]).Href, now is not null && ListAddress.Same(now, ListAddress.Open)),
            new(Say("StatesClosed"), address.With([.. rest, Closed]).Href, now is not null && ListAddress.Same(now, Closed)),
            new(Say("StatesAll"), address.With(rest).Href, now is null),
            .. states.Select((s, at) => new FilterChoice(s.Label, Toggled(rest, "state", chosen, s.Key), chosen.Contains(s.Key), Apart: at == 0)),
        ];
        return new Filter("state", Say("Field_state"), now is null ? null : Words(choices), address.With(rest).Href, choices);
    }

    private Filter Due()
    {
        var rest = address.Parts.Where(c => !Dues.Any(d => ListAddress.Same(d.Condition, c))).ToList();
        var choices = Dues.Select(d => (d.Label, d.Condition, On: address.Parts.Any(c => ListAddress.Same(c, d.Condition))))
            .Select(d => new FilterChoice(d.Label, address.With(d.On ? rest : [.. rest, d.Condition]).Href, d.On)).ToList();
        return new Filter("due", Say("Field_due"), Words(choices), address.With(rest).Href, choices);
    }

    private Filter Choose(string field, IEnumerable<(string Value, string Label)> values, int apart = -1)
    {
        var rest = address.Parts.Where(c => !IsChoice(c, field)).ToList();
        var chosen = Chosen(field);
        var choices = values.Select((v, at) => new FilterChoice(v.Label, Toggled(rest, field, chosen, v.Value), chosen.Contains(v.Value), at == apart)).ToList();
        return new Filter(field, Say("Field_" + field), Words(choices), address.With(rest).Href, choices);
    }

    private HashSet<string> Chosen(string field) =>
        new(address.Parts.Where(c => IsChoice(c, field)).OfType<Condition>().SelectMany(c => c.Values).Select(v => v.Call is null ? v.Text : QueryWriting.Write(v)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The list with the value put on if it was off and taken off if it was on; several values of one field are alternatives.</summary>
    private string Toggled(List<QueryNode> rest, string field, HashSet<string> chosen, string value)
    {
        var values = chosen.Contains(value) ? chosen.Where(v => !string.Equals(v, value, StringComparison.OrdinalIgnoreCase)).ToList() : [.. chosen, value];
        return values.Count switch
        {
            0 => address.With(rest).Href,
            1 => address.With([.. rest, Chosen(field, "=", values)]).Href,
            _ => address.With([.. rest, Chosen(field, "in", values)]).Href,
        };
    }

    /// <summary>Choices are values and never calls or emptiness by accident, but for those words that mean it.</summary>
    private static Condition Chosen(string field, string comparison, IEnumerable<string> values) =>
        new(field, comparison, [.. values.Select(v => new QueryValue(v) { Quoted = v is not ("none" or "me") })]);

    private static string? Words(List<FilterChoice> choices)
    {
        var on = choices.Where(c => c.InForce).Select(c => c.Label).ToList();
        return on.Count switch { 0 => null, <= 2 => string.Join(", ", on), _ => Texts<ListTexts>.Say("AndMore", on[0], on.Count - 1).ToString() };
    }

    private static bool IsChoice(QueryNode part, string field) =>
        part is Condition { Operator: "=" or "in" } condition && string.Equals(condition.Field, field, StringComparison.OrdinalIgnoreCase);

    private static bool IsState(QueryNode part) =>
        IsChoice(part, "state") || (part is Condition condition && string.Equals(condition.Field, "stateCategory", StringComparison.OrdinalIgnoreCase));

    private static string Say(string key) => Texts<ListTexts>.Say(key).ToString();
}
