using System.Globalization;
using System.Linq.Expressions;
using NodaTime;
using NodaTime.Text;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Querying;

/// <summary>What conditions are resolved against: whose "me", which names, what "now".</summary>
public sealed record QueryScope(Actor Actor, AppDb Db, Snapshot People, SpaceDirectory Spaces, ClientDirectory Clients, Instant Now);

/// <summary>
/// Turns conditions into expressions over items. Values become parameters of the statement; fields and operators come from this closed
/// list, so no text of the query ever reaches the database as SQL.
/// </summary>
public static class ItemConditions
{
    public static IReadOnlyList<string> Fields { get; } =
    [
        "space", "type", "state", "stateCategory", "priority", "assignee", "requester", "team", "title", "service", "process",
        "client", "due", "createdAt", "updatedAt", "closedAt", "onTime",
    ];

    public static Outcome<IQueryable<WorkItem>> Apply(this IQueryable<WorkItem> items, IReadOnlyList<Condition> conditions, QueryScope scope)
    {
        foreach (var condition in conditions)
        {
            var predicate = Translate(condition, scope);
            if (!predicate.Succeeded)
                return predicate.Refusal;
            items = items.Where(predicate.Answer);
        }

        return Outcome.Of(items);
    }

    private static Outcome<Expression<Func<WorkItem, bool>>> Translate(Condition condition, QueryScope scope) => condition.Field.ToLowerInvariant() switch
    {
        "space" => OneOf(condition, i => i.SpaceId, v => scope.Spaces.Find(v)?.Id),
        "type" => OneOf(condition, i => i.Type, v => v.ToLowerInvariant()),
        "state" => OneOf(condition, i => i.State, v => v.ToLowerInvariant()),
        "statecategory" or "state.category" => Ordered(condition, i => (int)i.Category, v => Word<StateCategory>(v)),
        "priority" => Ordered(condition, i => (int)i.Priority, v => Word<Priority>(v)),
        "assignee" => Optional(condition, i => i.AssigneeId, v => Person(v, scope)),
        "requester" => Optional(condition, i => i.RequesterId, v => Person(v, scope)),
        "team" => Optional(condition, i => i.TeamId, v => scope.People.Teams.Values.FirstOrDefault(t => string.Equals(t.Name, v, StringComparison.OrdinalIgnoreCase))?.Id),
        "title" => Text(condition, i => i.Title),
        "service" => Text(condition, i => i.Service),
        "process" => Text(condition, i => i.Process),
        "due" => When(condition, i => i.Due, scope),
        "createdat" => When(condition, i => i.CreatedAt, scope),
        "updatedat" => When(condition, i => i.UpdatedAt, scope),
        "client" => Optional(condition, i => i.ClientId, v => scope.Clients.Now.Values.FirstOrDefault(c => string.Equals(c.Name, v, StringComparison.OrdinalIgnoreCase))?.Id),
        "closedat" => When(condition, i => scope.Db.Set<Closure>().Where(c => c.ItemId == i.Id).Select(c => (Instant?)c.At).FirstOrDefault(), scope),
        "ontime" => condition is { Operator: "=", Values: ["yes" or "no"] }
            ? Outcome.Of<Expression<Func<WorkItem, bool>>>(condition.Values[0] == "yes"
                ? i => scope.Db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At <= i.Due)
                : i => scope.Db.Set<Closure>().Any(c => c.ItemId == i.Id && c.At > i.Due))
            : Unknown(condition, condition.Values[0]),
        _ => Refusal.Invalid("q", Texts<WorkItemTexts>.Say("QueryField", condition.Field, condition.Column, string.Join(", ", Fields))),
    };

    private static int? Word<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    private static long? Person(string text, QueryScope scope) => text is "me" or "me()"
        ? scope.Actor.PersonId ?? 0
        : scope.People.Find(text)?.Id ?? scope.People.People.Values.FirstOrDefault(p => string.Equals(p.Name, text, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>Equality with one or several values of a field that is always filled.</summary>
    private static Outcome<Expression<Func<WorkItem, bool>>> OneOf<T>(Condition condition, Expression<Func<WorkItem, T>> field, Func<string, object?> read)
    {
        var values = new List<T>();
        foreach (var text in condition.Values)
        {
            if (read(text) is not T value)
                return Unknown(condition, text);
            values.Add(value);
        }

        return condition.Operator switch
        {
            "=" or "in" => Outcome.Of(Contains(values, field, negate: false)),
            "!=" => Outcome.Of(Contains(values, field, negate: true)),
            _ => NoSuchOperator(condition, "=, !=, in"),
        };
    }

    /// <summary>Equality of a field that may be empty; <c>none</c> asks for emptiness.</summary>
    private static Outcome<Expression<Func<WorkItem, bool>>> Optional(Condition condition, Expression<Func<WorkItem, long?>> field, Func<string, long?> read)
    {
        var values = new List<long?>();
        foreach (var text in condition.Values)
        {
            var value = text is "none" or "empty" ? null : read(text);
            if (value is null && text is not ("none" or "empty"))
                return Unknown(condition, text);
            values.Add(value);
        }

        return condition.Operator switch
        {
            "=" or "in" => Outcome.Of(Contains(values, field, negate: false)),
            "!=" => Outcome.Of(Contains(values, field, negate: true)),
            _ => NoSuchOperator(condition, "=, !=, in"),
        };
    }

    private static Outcome<Expression<Func<WorkItem, bool>>> Ordered(Condition condition, Expression<Func<WorkItem, int>> field, Func<string, int?> read)
    {
        var values = new List<int>();
        foreach (var text in condition.Values)
        {
            if (read(text) is not { } value)
                return Unknown(condition, text);
            values.Add(value);
        }

        return condition.Operator is "=" or "in" or "!="
            ? Outcome.Of(Contains(values, field, condition.Operator == "!="))
            : Compare(condition, field, values[0]);
    }

    private static Outcome<Expression<Func<WorkItem, bool>>> Text(Condition condition, Expression<Func<WorkItem, string?>> field)
    {
        if (condition.Operator is "=" or "in" or "!=")
        {
            var values = condition.Values.Select(v => v is "none" or "empty" ? null : v).ToList();
            return Outcome.Of(Contains(values, field, condition.Operator == "!="));
        }

        if (condition.Operator != "~")
            return NoSuchOperator(condition, "=, !=, ~, in");
        var wanted = condition.Values[0].ToLowerInvariant();
        Expression<Func<string?, bool>> contains = text => text != null && text.ToLower().Contains(wanted);
        return Outcome.Of(Expression.Lambda<Func<WorkItem, bool>>(
            new Replace(contains.Parameters[0], field.Body).Visit(contains.Body), field.Parameters));
    }

    private static Outcome<Expression<Func<WorkItem, bool>>> When<T>(Condition condition, Expression<Func<WorkItem, T>> field, QueryScope scope)
    {
        if (condition.Values[0] is "none" or "empty" && condition.Operator is "=" or "!=" && default(T) is null)
        {
            var empty = Expression.Equal(field.Body, Expression.Constant(null, typeof(T)));
            return Outcome.Of(Expression.Lambda<Func<WorkItem, bool>>(condition.Operator == "=" ? empty : Expression.Not(empty), field.Parameters));
        }

        return QueryTimes.Read(condition.Values[0], scope) is { } at
            ? Compare(condition, field, (T)(object)at)
            : Refusal.Invalid("q", Texts<WorkItemTexts>.Say("QueryTime", condition.Values[0], condition.Column));
    }

    private static Outcome<Expression<Func<WorkItem, bool>>> Compare<T>(Condition condition, Expression<Func<WorkItem, T>> field, T value)
    {
        // A captured field, not a constant: EF sends it as a parameter and keeps one plan for all values.
        Expression right = Expression.Property(Expression.Constant(new Holder<T>(value)), nameof(Holder<T>.Value));
        Expression? body = condition.Operator switch
        {
            "=" => Expression.Equal(field.Body, right),
            "!=" => Expression.NotEqual(field.Body, right),
            ">" => Expression.GreaterThan(field.Body, right),
            ">=" => Expression.GreaterThanOrEqual(field.Body, right),
            "<" => Expression.LessThan(field.Body, right),
            "<=" => Expression.LessThanOrEqual(field.Body, right),
            _ => null,
        };
        return body is null
            ? NoSuchOperator(condition, "=, !=, >, >=, <, <=")
            : Outcome.Of(Expression.Lambda<Func<WorkItem, bool>>(body, field.Parameters));
    }

    private static Expression<Func<WorkItem, bool>> Contains<T>(List<T> values, Expression<Func<WorkItem, T>> field, bool negate)
    {
        var list = Expression.Property(Expression.Constant(new Holder<List<T>>(values)), nameof(Holder<List<T>>.Value));
        Expression body = values.Count == 1
            ? Expression.Equal(field.Body, Expression.Property(Expression.Constant(new Holder<T>(values[0])), nameof(Holder<T>.Value)))
            : Expression.Call(list, nameof(List<T>.Contains), null, field.Body);
        return Expression.Lambda<Func<WorkItem, bool>>(negate ? Expression.Not(body) : body, field.Parameters);
    }

    private static Refusal Unknown(Condition condition, string value) =>
        Refusal.Invalid("q", Texts<WorkItemTexts>.Say("QueryValue", value, condition.Field, condition.Column));

    private static Refusal NoSuchOperator(Condition condition, string allowed) =>
        Refusal.Invalid("q", Texts<WorkItemTexts>.Say("QueryOperator", condition.Field, condition.Operator, condition.Column, allowed));

    private sealed record Holder<T>(T Value);

    private sealed class Replace(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}

/// <summary>Times in queries: ISO dates and times, <c>now</c>, and offsets from now such as <c>-30d</c> or <c>+2h</c>.</summary>
internal static class QueryTimes
{
    public static Instant? Read(string text, QueryScope scope)
    {
        if (text is "now" or "now()")
            return scope.Now;
        if (text.Length is > 2 and < 8 && text[0] is '+' or '-'
            && int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            Duration? step = text[^1] switch
            {
                'h' => Duration.FromHours(1),
                'd' => Duration.FromDays(1),
                'w' => Duration.FromDays(7),
                _ => null,
            };
            return step is null ? null : scope.Now + (step.Value * (text[0] == '-' ? -amount : amount));
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
            return date.Value.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(scope.Actor.Zone) ?? DateTimeZone.Utc).ToInstant();
        return InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant ? instant.Value : null;
    }
}
