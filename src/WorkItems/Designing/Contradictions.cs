using System.Globalization;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Designing;

/// <summary>
/// Conditions that no item can ever meet: one field that is to be two things at once, or greater and smaller. Only fields with one value from a known list, and
/// numbers, are looked at: whoever is found here is certainly wrong.
/// </summary>
internal static class Contradictions
{
    private const int MostBranches = 200;

    /// <summary>The field that contradicts itself; null when the condition can be met, as far as one can see.</summary>
    public static string? In(QueryNode where, IReadOnlyList<QueryNode> standing, QueryScope scope)
    {
        var left = MostBranches;
        return Branch([.. standing, where], [], scope, ref left);
    }

    /// <summary>Takes "all of" apart; of "any of" every branch must contradict itself.</summary>
    private static string? Branch(IReadOnlyList<QueryNode> open, IReadOnlyList<Condition> settled, QueryScope scope, ref int left)
    {
        var conditions = settled.ToList();
        for (var at = 0; at < open.Count; at++)
        {
            IReadOnlyList<QueryNode> rest = [.. open.Skip(at + 1)];
            switch (open[at])
            {
                case AllOf all:
                    return Branch([.. all.Parts, .. rest], conditions, scope, ref left);
                case AnyOf any:
                    string? found = null;
                    foreach (var part in any.Parts)
                    {
                        if (--left < 0 || Branch([part, .. rest], conditions, scope, ref left) is not { } contradiction)
                            return null;
                        found ??= contradiction;
                    }

                    return found;
                case Condition condition:
                    conditions.Add(condition);
                    break;
            }
        }

        return Field(conditions, scope);
    }

    private static string? Field(IEnumerable<Condition> conditions, QueryScope scope)
    {
        var fields = scope.Workspace.Get<QueryFields>();
        foreach (var of in conditions.GroupBy(c => fields.Find(c.Field, scope)?.Name ?? "").Where(g => g.Key.Length > 0 && g.Count() > 1))
        {
            var field = fields.Find(of.Key, scope)!;
            if (field is StoredNumberField or NumberField ? Bounds(of) : IsChosen(field) && Choices(of, field, scope))
                return field.Name;
        }

        return null;
    }

    private static bool IsChosen(QueryField field) => field.Name is "state" or "type" or "stateCategory" or "priority" || field is YesNoField || field is StoredWordField { Several: false, Offer: not null };

    /// <summary>Narrows the list of all values by each condition; empty at the end means that nothing fits.</summary>
    private static bool Choices(IEnumerable<Condition> conditions, QueryField field, QueryScope scope)
    {
        List<string> all = [.. field.Choices(scope).Select(c => ItemWords.Folded(c.Value)), .. conditions.SelectMany(c => c.Values).Where(v => v.Call is null && !v.IsNothing).Select(v => ItemWords.Folded(v.Text)), ""];
        var ranks = field.Name is "priority" or "stateCategory" ? Ranked(field.Name) : null;
        var fitting = all.ToHashSet(StringComparer.Ordinal);
        foreach (var condition in conditions.Where(c => c.Values.All(v => v.Call is null)))
        {
            var values = condition.Values.Select(v => v.IsNothing ? "" : ItemWords.Folded(v.Text)).ToHashSet(StringComparer.Ordinal);
            fitting.RemoveWhere(value => condition.Operator switch
            {
                "=" or Condition.In => !values.Contains(value),
                "!=" or Condition.NotIn => values.Contains(value),
                Condition.IsEmpty => value.Length > 0,
                Condition.IsNotEmpty => value.Length == 0,
                "<" or "<=" or ">" or ">=" when ranks is not null => !Stands(ranks.IndexOf(value), condition.Operator, ranks.IndexOf(values.First())),
                _ => false,
            });
        }

        return fitting.Count == 0;
    }

    private static List<string> Ranked(string field) => field == "priority"
        ? [.. Enum.GetNames<Items.Priority>().Select(ItemWords.Folded)]
        : [.. Enum.GetNames<Types.StateCategory>().Select(ItemWords.Folded)];

    private static bool Stands(int rank, string comparison, int bound) => rank >= 0 && comparison switch { "<" => rank < bound, "<=" => rank <= bound, ">" => rank > bound, _ => rank >= bound };

    private static bool Bounds(IEnumerable<Condition> conditions)
    {
        double low = double.NegativeInfinity, high = double.PositiveInfinity;
        bool openLow = false, openHigh = false, empty = false, filled = false;
        foreach (var condition in conditions)
        {
            empty |= condition.Operator is Condition.IsEmpty || (condition.Operator == "=" && condition.Values[0].IsNothing);
            filled |= condition.Operator is Condition.IsNotEmpty;
            if (condition.Values.Count != 1 || !double.TryParse(condition.Values[0].Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                continue;
            filled |= condition.Operator is "=" or "<" or "<=" or ">" or ">=";
            if (condition.Operator is "=" or ">" or ">=" && number >= low)
                (low, openLow) = (number, condition.Operator == ">" || (openLow && number == low));
            if (condition.Operator is "=" or "<" or "<=" && number <= high)
                (high, openHigh) = (number, condition.Operator == "<" || (openHigh && number == high));
        }

        return low > high || (low == high && (openLow || openHigh)) || (empty && filled);
    }
}
