namespace Steward.WorkItems.Defining;

/// <summary>What the formulas of a type make of an item's values. Results are stored like typed values, so that lists and queries read them alike.</summary>
internal static class Formulas
{
    /// <summary>The result of each formula by key; empty when it cannot be computed.</summary>
    public static IReadOnlyDictionary<string, string> Results(FieldDirectory known, string type, IReadOnlyDictionary<string, string> values)
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in known.Of(type).Where(f => f.Kind == FieldKind.Formula))
            Compute(field);
        return results;

        string Compute(FieldDefinition field)
        {
            if (results.TryGetValue(field.Key, out var done))
                return done;
            results[field.Key] = ""; // definitions have no circles; a stored one that had would end here
            return results[field.Key] = field.Computed?.Result(ValueOf) ?? "";
        }

        decimal? ValueOf(string name)
        {
            if (known.Find(name) is not { } field)
                return null;
            return Formula.Read(field.Kind == FieldKind.Formula && field.IsFor(type) ? Compute(field) : values.GetValueOrDefault(field.Key, ""));
        }
    }

    /// <summary>Adds the results to values that are not stored yet.</summary>
    public static void Complete(FieldDirectory known, string type, IDictionary<string, string> values)
    {
        foreach (var (key, result) in Results(known, type, new Dictionary<string, string>(values, StringComparer.Ordinal)))
            values[key] = result;
    }
}
