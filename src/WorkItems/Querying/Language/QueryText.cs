using System.Collections.Frozen;
using Steward.Platform.Commands;

namespace Steward.WorkItems.Querying;

/// <summary>
/// Reads the query language: conditions joined by <c>and</c>, <c>or</c>, <c>not</c> and brackets, then <c>order by</c>. One grammar serves views, the
/// API, dashboards, conditions of rules and clocks. See docs/guides/query-language.md.
/// </summary>
public static class QueryText
{
    /// <summary>Words that cannot be a field or an unquoted value by themselves.</summary>
    public static FrozenSet<string> Keywords { get; } =
        new[] { "and", "or", "not", "in", "is", "order", "by", "was", "changed", "asc", "desc" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static Outcome<Query> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Query.Everything;
        if (text.Length > QueryLimits.Characters)
            return QueryFault.Whole("TooLong", QueryLimits.Characters);
        var tokens = QueryTokens.Cut(text);
        return tokens.Succeeded ? new QueryReader(tokens.Answer).Read() : tokens.Refusal;
    }
}
