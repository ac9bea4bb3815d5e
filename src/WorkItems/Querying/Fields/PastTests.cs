using Steward.Platform.Commands;
using Steward.Platform.Events;

namespace Steward.WorkItems.Querying;

/// <summary>Conditions about the past, answered from the changes that the history wrote down.</summary>
internal static class PastTests
{
    /// <summary>The field held one of the values and then left it.</summary>
    public static Outcome<IItemTest> Left(QueryField field, Condition condition, QueryScope scope)
    {
        var words = Words(field, condition.Values, scope);
        if (!words.Succeeded)
            return words.Refusal;
        var (name, some, none) = (field.PastName!, words.Answer.OfType<string>().ToList(), words.Answer.Contains(null));
        return Outcome.Of<IItemTest>(new ItemTest(
            db => i => db.Set<ChangedField>().Any(c => c.SubjectId == i.Id && c.Field == name && ((none && c.Was == null) || some.Contains(c.Was!))),
            item => item.Past.Any(c => c.Field == name && ((none && c.Was is null) || (c.Was is not null && some.Contains(c.Was))))));
    }

    public static Outcome<IItemTest> Changed(QueryField field, Condition condition, QueryScope scope)
    {
        var wish = condition.Change ?? new ChangeWish(null, null, null, null, null);
        var from = Words(field, wish.From is null ? [] : [wish.From], scope);
        if (!from.Succeeded)
            return from.Refusal;
        var to = Words(field, wish.To is null ? [] : [wish.To], scope);
        if (!to.Succeeded)
            return to.Refusal;
        if (wish.After is { } a && QueryTimes.Read(a, scope) is null)
            return QueryTimes.Fault(a);
        if (wish.Before is { } b && QueryTimes.Read(b, scope) is null)
            return QueryTimes.Fault(b);
        var people = wish.By is null ? null : PersonValues.Read(wish.By, scope);
        if (wish.By is not null && people is null)
            return QueryFault.At(wish.By.Column, "NoSuchPerson", wish.By.Text);

        var name = field.PastName!;
        var (after, before) = (wish.After is null ? null : QueryTimes.Read(wish.After, scope), wish.Before is null ? null : QueryTimes.Read(wish.Before, scope));
        List<string> leaving = [.. from.Answer.OfType<string>()], reaching = [.. to.Answer.OfType<string>()];
        bool leavingNone = from.Answer.Contains(null), reachingNone = to.Answer.Contains(null);
        bool anyFrom = wish.From is null, anyTo = wish.To is null, anyTime = after is null, anyEnd = before is null, anybody = people is null;
        var by = people ?? [];
        return Outcome.Of<IItemTest>(new ItemTest(
            db => i => db.Set<ChangedField>().Any(c => c.SubjectId == i.Id && c.Field == name
                && (anyFrom || (leavingNone ? c.Was == null : leaving.Contains(c.Was!)))
                && (anyTo || (reachingNone ? c.Became == null : reaching.Contains(c.Became!)))
                && (anyTime || c.At >= after) && (anyEnd || c.At < before)
                && (anybody || by.Contains(c.ById))),
            item => item.Past.Any(c => c.Field == name
                && (anyFrom || (leavingNone ? c.Was is null : c.Was is not null && leaving.Contains(c.Was)))
                && (anyTo || (reachingNone ? c.Became is null : c.Became is not null && reaching.Contains(c.Became)))
                && (anyTime || c.At >= after) && (anyEnd || c.At < before)
                && (anybody || by.Contains(c.ById)))));
    }

    private static Outcome<IReadOnlyList<string?>> Words(QueryField field, IReadOnlyList<QueryValue> values, QueryScope scope)
    {
        var words = new List<string?>();
        foreach (var value in values)
        {
            if (field.PastWords(value, scope) is not { } some)
                return QueryFault.At(value.Column, "NoSuchValue", value.Text, field.Name);
            words.AddRange(some);
        }

        return Outcome.Of<IReadOnlyList<string?>>(words);
    }
}
