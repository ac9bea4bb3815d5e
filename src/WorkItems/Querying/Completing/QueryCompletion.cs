namespace Steward.WorkItems.Querying;

/// <summary>Something that could be typed next.</summary>
/// <param name="Insert">Text that takes the place of the word begun.</param>
/// <param name="Label">What it means, in the reader's words.</param>
/// <param name="Kind"><c>field</c>, <c>operator</c>, <c>value</c> or <c>word</c>.</param>
public sealed record Suggestion(string Insert, string Label, string Kind);

/// <summary>What fits at a place of a query text.</summary>
/// <param name="From">Where the word begun starts, counted from 0.</param>
/// <param name="To">Where it ends.</param>
public sealed record Completions(int From, int To, IReadOnlyList<Suggestion> Suggestions);

/// <summary>Completes a query while it is typed. Knows the grammar by looking back from the cursor; nothing of it needs to be whole yet.</summary>
public static class QueryCompletion
{
    private const int Most = 12;
    private static readonly string[] Joining = ["and", "or", "order by"];
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">=", "~", "!~", "in", "not in", "is empty", "is not empty", "was", "was not", "changed"];

    public static Completions At(string text, int cursor, QueryScope scope)
    {
        cursor = Math.Clamp(cursor, 0, text.Length);
        var (from, word, before) = Begun(text[..cursor]);
        var fields = scope.Workspace.Get<QueryFields>();
        return new Completions(from, cursor, [.. Fitting(before, fields, scope).Where(s => Starts(s, word)).OrderByDescending(s => s.Insert.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Take(Most)]);
    }

    private static IEnumerable<Suggestion> Fitting(IReadOnlyList<Token> before, QueryFields fields, QueryScope scope)
    {
        var last = before.Count > 0 ? before[^1] : new Token(TokenKind.End, "", 0);
        if (InOrder(before))
        {
            return last.Is("by") || last.IsSymbol(",")
                ? fields.All.Where(f => f.OrderKey is not null).Select(f => new Suggestion(f.Name, f.Name, "field"))
                : new[] { "desc", "asc" }.Select(w => new Suggestion(w, w, "word"));
        }

        if (last.Kind == TokenKind.End || last.Is("and") || last.Is("or") || (last.Is("not") && !FieldBefore(before, 2, fields, scope)) || (last.IsSymbol("(") && !AfterIn(before)))
            return [.. fields.Names(scope).Select(n => new Suggestion(QueryTokens.IsPlain(n) ? n : $"\"{n}\"", n, "field")), new("not", "not", "word"), .. fields.Functions.Select(f => new Suggestion(f.Name + "(", f.Usage, "word"))];
        if (last.Is("order"))
            return [new("by", "by", "word")];
        if (FieldOf(before, fields, scope) is { } field)
            return field.Choices(scope).Select(c => new Suggestion(Written(c.Value), c.Label, "value"));
        if (FieldBefore(before, 1, fields, scope) && fields.Find(last.Text, scope) is { } compared)
            return Comparisons.Where(compared.Operators.Contains).Select(o => new Suggestion(o, o, "operator"));
        return Joining.Select(w => new Suggestion(w, w, "word"));
    }

    /// <summary>The field whose value is due: after a comparison, or inside the brackets of an <c>in</c>.</summary>
    private static QueryField? FieldOf(IReadOnlyList<Token> before, QueryFields fields, QueryScope scope)
    {
        var at = before.Count - 1;
        if (before[at].IsSymbol(","))
        {
            while (at >= 0 && !before[at].IsSymbol("("))
                at--;
        }

        if (at >= 1 && before[at].IsSymbol("("))
            at--;
        if (at >= 1 && (before[at].Is("in") || before[at].Is("was")))
            at -= before[at - 1].Is("not") ? 2 : 1;
        else if (at >= 2 && before[at].Is("not") && before[at - 1].Is("was"))
            at -= 2;
        else if (at >= 1 && before[at].Kind == TokenKind.Symbol && before[at].Text is not ("(" or ")" or ","))
            at--;
        else
            return null;
        return at >= 0 ? fields.Find(before[at].Text, scope) : null;
    }

    private static bool AfterIn(IReadOnlyList<Token> before) => before.Count > 1 && before[^2].Is("in");

    private static bool InOrder(IReadOnlyList<Token> before) => before.Any(t => t.Is("by")) && before.Any(t => t.Is("order"));

    /// <summary>True when the token that many from the end is a field that begins a condition.</summary>
    private static bool FieldBefore(IReadOnlyList<Token> before, int fromEnd, QueryFields fields, QueryScope scope)
    {
        if (before.Count < fromEnd || before[^fromEnd].Kind is not (TokenKind.Word or TokenKind.Quoted) || fields.Find(before[^fromEnd].Text, scope) is null)
            return false;
        var earlier = before.Count > fromEnd ? before[^(fromEnd + 1)] : default;
        return before.Count == fromEnd || earlier.Is("and") || earlier.Is("or") || earlier.Is("not") || earlier.IsSymbol("(");
    }

    /// <summary>The word under the cursor and the whole tokens before it. A quotation mark left open is part of the word.</summary>
    private static (int From, string Word, IReadOnlyList<Token> Before) Begun(string text)
    {
        var cut = QueryTokens.Cut(text);
        if (!cut.Succeeded)
        {
            var open = text.LastIndexOf('"');
            var head = open < 0 ? QueryTokens.Cut("") : QueryTokens.Cut(text[..open]);
            return open < 0 || !head.Succeeded ? (text.Length, "", []) : (open, text[(open + 1)..], [.. head.Answer.SkipLast(1)]);
        }

        List<Token> tokens = [.. cut.Answer.SkipLast(1)];
        if (tokens.Count == 0 || char.IsWhiteSpace(text[^1]) || tokens[^1].Kind != TokenKind.Word)
            return (text.Length, "", tokens);
        var last = tokens[^1];
        tokens.RemoveAt(tokens.Count - 1);
        return (last.Column - 1, last.Text, tokens);
    }

    private static string Written(string value) => value.EndsWith(')') || QueryTokens.IsPlain(value) || value[0] is '+' or '-' ? value : QueryWriting.Write(new QueryValue(value) { Quoted = true });

    private static bool Starts(Suggestion suggestion, string word) => word.Length == 0
        || suggestion.Insert.TrimStart('"').Contains(word, StringComparison.OrdinalIgnoreCase) || suggestion.Label.Contains(word, StringComparison.OrdinalIgnoreCase);
}
