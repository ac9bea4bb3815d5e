using System.Text;

namespace Steward.WorkItems.Querying;

/// <summary>Writes conditions as the text <see cref="QueryText"/> reads, so that filters chosen with a click have an address.</summary>
public static class QueryWriting
{
    public static string Write(IEnumerable<Condition> conditions) => string.Join(" and ", conditions.Select(Write));

    private static string Write(Condition condition) => condition.Operator == "in"
        ? $"{condition.Field} in ({string.Join(", ", condition.Values.Select(Quoted))})"
        : $"{condition.Field} {condition.Operator} {Quoted(condition.Values[0])}";

    private static string Quoted(string value)
    {
        if (value.Length > 0 && value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '@' or '+' or ':'))
            return value;
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\');
            text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
