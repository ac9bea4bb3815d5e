using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.WorkItems.Querying;

/// <summary>One condition: a field, how it compares, and the values to compare with.</summary>
/// <param name="Column">Where it starts in the text, counted from 1, for error marks.</param>
public sealed record Condition(string Field, string Operator, IReadOnlyList<string> Values, int Column);

/// <summary>
/// The query text of views and API at its first size: <c>field op value</c> joined by <c>and</c>, with <c>= != &gt; &gt;= &lt; &lt;= ~</c>
/// and <c>in (a, b)</c>. Values with spaces stand in double quotes.
/// </summary>
public static class QueryText
{
    private const int LongestText = 2_000;
    private const int MostConditions = 30;
    private static readonly string[] Operators = [">=", "<=", "!=", "=", ">", "<", "~"];

    public static Outcome<IReadOnlyList<Condition>> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Answer([]);
        if (text.Length > LongestText)
            return Refusal.Invalid("q", Texts<WorkItemTexts>.Say("QueryTooLong", LongestText));
        var reader = new Reader(text);
        var conditions = new List<Condition>();
        while (true)
        {
            if (conditions.Count == MostConditions)
                return Refusal.Invalid("q", Texts<WorkItemTexts>.Say("QueryTooLong", LongestText));
            reader.SkipSpaces();
            var column = reader.Column;
            var field = reader.Word();
            if (field.Length == 0)
                return reader.Expected("a field name");
            reader.SkipSpaces();
            var symbol = reader.Operator();
            var values = new List<string>();
            if (symbol is null && reader.Keyword("in"))
            {
                symbol = "in";
                reader.SkipSpaces();
                if (!reader.Skip('('))
                    return reader.Expected("(");
                do
                {
                    if (reader.Value() is not { } value)
                        return reader.Expected("a value");
                    values.Add(value);
                    reader.SkipSpaces();
                }
                while (reader.Skip(','));
                if (!reader.Skip(')'))
                    return reader.Expected(")");
            }
            else if (symbol is null)
            {
                return reader.Expected("= != > >= < <= ~ in");
            }
            else if (reader.Value() is { } value)
            {
                values.Add(value);
            }
            else
            {
                return reader.Expected("a value");
            }

            conditions.Add(new Condition(field, symbol, values, column));
            reader.SkipSpaces();
            if (reader.AtEnd)
                return Answer(conditions);
            if (!reader.Keyword("and"))
                return reader.Expected("and");
        }
    }

    private static Outcome<IReadOnlyList<Condition>> Answer(IReadOnlyList<Condition> conditions) => Outcome.Of(conditions);

    private sealed class Reader(string text)
    {
        private int at;

        public int Column => at + 1;

        public bool AtEnd => at >= text.Length;

        public void SkipSpaces()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }

        public bool Skip(char wanted)
        {
            if (at >= text.Length || text[at] != wanted)
                return false;
            at++;
            return true;
        }

        public string Word()
        {
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '_'))
                at++;
            return text[start..at];
        }

        public string? Operator()
        {
            foreach (var candidate in Operators)
            {
                if (text.AsSpan(at).StartsWith(candidate, StringComparison.Ordinal))
                {
                    at += candidate.Length;
                    return candidate;
                }
            }

            return null;
        }

        public bool Keyword(string word)
        {
            if (!text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || (at + word.Length < text.Length && char.IsLetterOrDigit(text[at + word.Length])))
                return false;
            at += word.Length;
            return true;
        }

        public string? Value()
        {
            SkipSpaces();
            if (Skip('"'))
            {
                var value = new System.Text.StringBuilder();
                while (at < text.Length && text[at] != '"')
                {
                    if (text[at] == '\\' && at + 1 < text.Length)
                        at++;
                    value.Append(text[at++]);
                }

                return Skip('"') ? value.ToString() : null;
            }

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or '"') && !(text[at] == ')' && !text[start..at].Contains('(', StringComparison.Ordinal)))
                at++;
            return at > start ? text[start..at] : null;
        }

        public Refusal Expected(string what) => Refusal.Invalid("q", Texts<WorkItemTexts>.Say("QueryExpected", Column, what));
    }
}
