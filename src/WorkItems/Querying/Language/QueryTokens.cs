using System.Text;
using Steward.Platform.Commands;

namespace Steward.WorkItems.Querying;

internal enum TokenKind
{
    Word,
    Quoted,
    Symbol,
    End,
}

/// <summary>A word, a quoted text or a symbol, with its place.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Column)
{
    public bool Is(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}

/// <summary>Cuts a query text into tokens. Never throws: what cannot be cut is a refusal with its place.</summary>
internal static class QueryTokens
{
    private static readonly string[] Symbols = [">=", "<=", "!=", "!~", "<>", "=", ">", "<", "~", "(", ")", ","];

    public static Outcome<IReadOnlyList<Token>> Cut(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            var column = at + 1;
            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", column));
                return Outcome.Of<IReadOnlyList<Token>>(tokens);
            }

            if (text[at] == '"')
            {
                if (Quoted(text, ref at) is not { } quoted)
                    return QueryFault.At(column, "QuoteOpen");
                tokens.Add(new Token(TokenKind.Quoted, quoted, column));
            }
            else if (Array.Find(Symbols, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0) is { } symbol)
            {
                at += symbol.Length;
                tokens.Add(new Token(TokenKind.Symbol, symbol == "<>" ? "!=" : symbol, column));
            }
            else if (Word(text, ref at) is { Length: > 0 } word)
            {
                tokens.Add(new Token(TokenKind.Word, word, column));
            }
            else
            {
                return QueryFault.At(column, "StrayCharacter", text[at].ToString());
            }
        }
    }

    private static string? Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                return value.ToString();
            }

            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            value.Append(text[at]);
        }

        return null;
    }

    private static string Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && IsWordPart(text[at]))
            at++;
        return text[start..at];
    }

    /// <summary>Letters of any alphabet and the marks that keys, addresses, dates and offsets are written with.</summary>
    private static bool IsWordPart(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark
        || c is '-' or '_' or '.' or '@' or '+' or ':' or '/' or '#' or '%' or '&' or '\'' or '*' or '$' or '€';

    /// <summary>True when a value can stand without quotes and still mean the same.</summary>
    public static bool IsPlain(string value) =>
        value.Length > 0 && value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '@' or '+' or ':' or '/')
        && !value.StartsWith('+') && !value.StartsWith('-');
}
