using System.Globalization;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Designing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Moving;

/// <summary>An item while a way's effects happen to it.</summary>
internal sealed record Affected(WorkItem Item, WorkItem.Changing Change, Dictionary<string, string> Fields, Snapshot People);

/// <summary>
/// What going a way sets besides the state. Effects are the workflow's own: who may go the way need not hold the right to change the field. A person who
/// cannot be owner in the space is not made one; the way is gone all the same.
/// </summary>
internal static class WayEffects
{
    public const int Longest = 300;
    public const int Most = 10;

    public static readonly IReadOnlyList<string> BuiltIn = ["assignee", "team", "priority", "due", "plannedStart", "progress", "service", "process"];

    public static async Task Happen(WorkTransition way, WorkItem item, CommandContext context)
    {
        if (way.Effects.Count == 0)
            return;
        var scope = WayGuards.Scope(context.Workspace, context.Actor, context.Db, context.Now);
        var on = new Affected(item, item.Change(scope.People.NameOf), [], scope.People);
        foreach (var line in way.Effects)
        {
            var effect = Read(line, scope);
            if (effect.Succeeded)
                effect.Answer(on);
        }

        await FieldWriting.Write(on.Fields, item, on.Change, context);
        on.Change.Finish(context);
        context.TellNewWords(item.Service, item.Process, on.Fields.Keys);
    }

    /// <summary>A line as what it does, or why it does nothing.</summary>
    public static Outcome<Action<Affected>> Read(string line, QueryScope scope)
    {
        var query = QueryText.Parse(line);
        if (!query.Succeeded)
            return query.Refusal;
        if (query.Answer is not { Order.Count: 0, Where: Condition { Operator: "=", Values: [var value] } condition })
            return Fault("EffectShape", line);
        return condition.Field.ToLowerInvariant() switch
        {
            "assignee" => Assignee(value, scope),
            "team" => TeamValues.Read(value, scope) is [var team] ? Set(on => on.Change.Team(team, on.People.TeamNameOf)) : NoValue(condition),
            "priority" => Level(value) is { } level ? Set(on => on.Change.Priority(level)) : NoValue(condition),
            "due" => Moment(value, scope, (on, at) => on.Change.Due(at)),
            "plannedstart" => Moment(value, scope, (on, at) => on.Change.PlannedStart(at)),
            "progress" => Progress(value) is { } share ? Set(on => on.Change.Progress(share < 0 ? null : share)) : NoValue(condition),
            "service" => Set(on => on.Change.Service(value.IsNothing ? null : value.Text)),
            "process" => Set(on => on.Change.Process(value.IsNothing ? null : value.Text)),
            _ => Own(condition, value, scope),
        };
    }

    private static Outcome<Action<Affected>> Assignee(QueryValue value, QueryScope scope)
    {
        if (PersonValues.Read(value, scope) is not [var id])
            return QueryFault.At(value.Column, "NoSuchPerson", value.Text);
        return Set(on =>
        {
            if (id is null)
                on.Change.Assignee(null);
            else if (on.People.Find(id) is { } person && NamesInItems.WorksIn(on.People, person, on.Item.SpaceId))
                on.Change.Assignee(id);
        });
    }

    private static Outcome<Action<Affected>> Moment(QueryValue value, QueryScope scope, Action<Affected, Instant?> set)
    {
        if (value.IsNothing)
            return Set(on => set(on, null));
        return QueryTimes.Read(value, scope) is { } at ? Set(on => set(on, at)) : QueryTimes.Fault(value);
    }

    private static Outcome<Action<Affected>> Own(Condition condition, QueryValue value, QueryScope scope)
    {
        var known = scope.Workspace.Get<FieldDirectory>();
        if (known.Find(condition.Field) is not { RetiredAt: null } field)
            return Fault("NoSuchEffect", condition.Field, string.Join(", ", [.. BuiltIn, .. known.All.Where(f => f.RetiredAt is null && f.IsWritten).Select(f => f.Key)]));
        if (!field.IsWritten)
            return Fault("EffectOnFormula", field.Name);
        if (value.IsNothing)
            return Set(on => on.Fields[field.Key] = "");
        if (field.Kind == FieldKind.Date && QueryTimes.Read(value, scope) is { } at)
            return Set(on => on.Fields[field.Key] = at.InZone(scope.Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        if (field.Kind == FieldKind.Person && PersonValues.Read(value, scope) is [{ } person] && scope.People.Find(person) is { } found)
            return Set(on => on.Fields[field.Key] = found.Email ?? found.Name);
        var read = FieldValues.Read(field, value.Text, scope.Workspace);
        return read.Succeeded ? Set(on => on.Fields[field.Key] = read.Answer) : read.Refusal;
    }

    private static Priority? Level(QueryValue value) => value.IsNothing ? Priority.None
        : Enum.TryParse<Priority>(value.Text, ignoreCase: true, out var level) && Enum.IsDefined(level) && !char.IsAsciiDigit(value.Text[0]) ? level : null;

    private static int? Progress(QueryValue value) => value.IsNothing ? -1
        : int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var share) && share <= 100 ? share : null;

    private static Outcome<Action<Affected>> Set(Action<Affected> effect) => Outcome.Of(effect);

    private static Refusal NoValue(Condition condition) => QueryFault.At(condition.Values[0].Column, "NoSuchValue", condition.Values[0].Text, condition.Field);

    private static Refusal Fault(string key, params object?[] arguments) => Refusal.Invalid("effects", Texts<WorkflowTexts>.Say(key, arguments));
}
