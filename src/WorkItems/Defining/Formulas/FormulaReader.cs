using System.Globalization;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.WorkItems.Defining;

/// <summary>
/// Reads a formula: fields by key (or in quotes by name), numbers, <c>+ - * /</c>, brackets, and a few functions. A hyphen inside a word belongs to the
/// word, so a minus stands between blanks.
/// </summary>
internal sealed class FormulaReader
{
    public const int Longest = 500;
    private const int Deepest = 20;

    private readonly string text;
    private int at;
    private int depth;
    private Refusal? fault;

    private FormulaReader(string text) => this.text = text;

    private char Here => at < text.Length ? text[at] : '\0';

    public static Outcome<Formula> Read(string text)
    {
        if (text.Length > Longest)
            return Refusal.Invalid("formula", Texts<FieldTexts>.Say("FormulaTooLong", Longest));
        var reader = new FormulaReader(text);
        var formula = reader.Sum();
        if (reader.fault is null && reader.at < text.Length)
            reader.Expected("FormulaExpectedSign");
        return reader.fault is null ? Outcome.Of(formula!) : reader.fault;
    }

    private Formula? Sum() => Chain(['+', '-'], Product);

    private Formula? Product() => Chain(['*', '/'], Part);

    private Formula? Chain(char[] signs, Func<Formula?> part)
    {
        var left = part();
        for (Blanks(); left is not null && signs.Contains(Here); Blanks())
        {
            var sign = text[at++];
            left = part() is { } right ? new Joined(sign, left, right) : null;
        }

        return left;
    }

    private Formula? Part()
    {
        Blanks();
        if (Take('-'))
            return Deeper(() => Part() is { } part ? new Joined('-', new Figure(0), part) : null);
        if (Take('('))
            return Deeper(() => Close(Sum()));
        if (char.IsAsciiDigit(Here))
            return Number();
        if (Here == '"')
            return Quoted();
        return char.IsLetter(Here) ? Word() : Expected("FormulaExpectedPart");
    }

    private Formula? Number()
    {
        var from = at;
        while (char.IsAsciiDigit(Here) || Here == '.')
            at++;
        if (decimal.TryParse(text[from..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return new Figure(number);
        at = from;
        return Expected("FormulaNoNumber");
    }

    private Formula? Quoted()
    {
        var (column, end) = (at + 1, text.IndexOf('"', at + 1));
        if (end < 0)
            return Expected("FormulaOpenQuote");
        var name = text[(at + 1)..end];
        at = end + 1;
        return new Named(name, column);
    }

    private Formula? Word()
    {
        var from = at;
        while (char.IsLetterOrDigit(Here) || Here is '_' or '-')
            at++;
        var word = text[from..at];
        Blanks();
        if (Here != '(')
            return new Named(word, from + 1);
        if (!Called.Known.Contains(word.ToLowerInvariant()))
        {
            at = from;
            return Expected("FormulaNoFunction", word, string.Join(", ", Called.Known));
        }

        at++;
        return Deeper(() => Arguments(word.ToLowerInvariant()));
    }

    private Formula? Arguments(string name)
    {
        var arguments = new List<Formula>();
        do
        {
            if (Sum() is not { } argument)
                return null;
            arguments.Add(argument);
            Blanks();
        }
        while (Take(','));
        if (arguments.Count > (name switch { "abs" => 1, "round" => 2, _ => 50 }))
            return Expected("FormulaTooMany", name);
        return Close(new Called(name, arguments));
    }

    private Formula? Close(Formula? inner)
    {
        Blanks();
        return inner is null || Take(')') ? inner : Expected("FormulaExpectedBracket");
    }

    private Formula? Deeper(Func<Formula?> read)
    {
        if (++depth > Deepest)
            return Expected("FormulaTooDeep", Deepest);
        var node = read();
        depth--;
        return node;
    }

    private bool Take(char sign)
    {
        if (Here != sign)
            return false;
        at++;
        return true;
    }

    private void Blanks()
    {
        while (char.IsWhiteSpace(Here))
            at++;
    }

    private Formula? Expected(string key, params object?[] arguments)
    {
        fault ??= Refusal.Invalid("formula", Texts<FieldTexts>.Say(key, [at + 1, .. arguments]));
        return null;
    }
}
