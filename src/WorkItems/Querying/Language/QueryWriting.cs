using System.Text;

namespace Steward.WorkItems.Querying;

/// <summary>Writes queries as the text <see cref="QueryText"/> reads, so that what is chosen with a click has an address.</summary>
public static class QueryWriting
{
    public static string Write(Query query)
    {
        var text = query.Where is null ? "" : Write(query.Where);
        if (query.Order.Count == 0)
            return text;
        var order = "order by " + string.Join(", ", query.Order.Select(o => Name(o.Field) + (o.Descending ? " desc" : "")));
        return text.Length == 0 ? order : text + " " + order;
    }

    public static string Write(IEnumerable<QueryNode> parts) => string.Join(" and ", parts.Select(p => Inside(p, p is AnyOf)));

    public static string Write(QueryNode node) => node switch
    {
        AllOf all => string.Join(" and ", all.Parts.Select(p => Inside(p, p is AnyOf or AllOf))),
        AnyOf any => string.Join(" or ", any.Parts.Select(p => Inside(p, p is AllOf or AnyOf))),
        Except except => "not " + Inside(except.Part, except.Part is AllOf or AnyOf),
        CallCondition call => Write(call.Call),
        Condition condition => Write(condition),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public static string Write(QueryValue value) => value.Call is { } call ? Write(call)
        : !value.Quoted && (QueryTokens.IsPlain(value.Text) || IsTime(value.Text)) ? value.Text
        : value.Quoted && QueryTokens.IsPlain(value.Text) && !value.Text.Equals("none", StringComparison.Ordinal) && !value.Text.Equals("empty", StringComparison.Ordinal) && !IsKeyword(value.Text) ? value.Text
        : Quoted(value.Text);

    private static string Write(Condition condition)
    {
        var field = Name(condition.Field);
        return condition.Operator switch
        {
            Condition.In or Condition.NotIn when condition.Values is [{ Call: not null } call] => $"{field} {condition.Operator} {Write(call)}",
            Condition.In or Condition.NotIn => $"{field} {condition.Operator} ({Listed(condition.Values)})",
            Condition.Was or Condition.WasNot when condition.Values.Count > 1 => $"{field} {condition.Operator} in ({Listed(condition.Values)})",
            Condition.Changed => field + " changed" + Write(condition.Change),
            _ when condition.Values.Count == 0 => $"{field} {condition.Operator}",
            _ => $"{field} {condition.Operator} {Write(condition.Values[0])}",
        };
    }

    private static string Write(ChangeWish? wish)
    {
        if (wish is null)
            return "";
        var text = new StringBuilder();
        Add("from", wish.From);
        Add("to", wish.To);
        Add("after", wish.After);
        Add("before", wish.Before);
        Add("by", wish.By);
        return text.ToString();

        void Add(string word, QueryValue? value)
        {
            if (value is not null)
                text.Append(' ').Append(word).Append(' ').Append(Write(value));
        }
    }

    private static string Write(QueryCall call) => $"{call.Name}({Listed(call.Arguments)})";

    private static string Listed(IReadOnlyList<QueryValue> values) => string.Join(", ", values.Select(Write));

    private static string Inside(QueryNode node, bool brackets) => brackets ? $"({Write(node)})" : Write(node);

    private static string Name(string field) => QueryTokens.IsPlain(field) && !IsKeyword(field) ? field : Quoted(field);

    private static bool IsKeyword(string word) => QueryText.Keywords.Contains(word);

    /// <summary>Offsets (<c>-7d</c>) and sums on a call (<c>startOfMonth()+3d</c>) stand without quotes.</summary>
    private static bool IsTime(string text)
    {
        var call = text.IndexOf("()", StringComparison.Ordinal);
        var sum = call < 0 ? text : text[(call + 2)..];
        return sum.Length > 1 && sum[0] is '+' or '-' && char.IsAsciiDigit(sum[1]) && QueryTokens.IsPlain(sum[1..]) && (call < 0 || text[..call].All(char.IsAsciiLetter));
    }

    private static string Quoted(string value)
    {
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
