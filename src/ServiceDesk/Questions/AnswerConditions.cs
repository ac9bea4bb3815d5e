using System.Globalization;
using System.Text.RegularExpressions;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Questions;

/// <summary>
/// Conditions about answers, in the query language everybody knows from items: <c>device = laptop and (urgent = yes or days &lt; 3)</c>. They are held on the
/// server, the same for the page and the API. Names are the keys of questions.
/// </summary>
internal static class AnswerConditions
{
    public const int Longest = 1_000;

    private static readonly HashSet<string> Understood = new(StringComparer.Ordinal)
    {
        "=", "!=", "<", "<=", ">", ">=", "~", "!~", Condition.In, Condition.NotIn, Condition.IsEmpty, Condition.IsNotEmpty,
    };

    /// <summary>The condition as a tree, null for none; or what cannot be asked in it, with its place.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="names">What it may ask about.</param>
    public static Outcome<QueryNode?> Read(string? text, IReadOnlyCollection<string> names)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Outcome.Of<QueryNode?>(null);
        if (text.Length > Longest)
            return Refusal.Invalid(Texts<CatalogueTexts>.Say("ConditionLong", Longest));
        var query = QueryText.Parse(text);
        if (!query.Succeeded)
            return query.Refusal;
        if (query.Answer.Order.Count > 0)
            return Refusal.Invalid(Texts<CatalogueTexts>.Say("ConditionOrder", query.Answer.Order[0].Column));
        return query.Answer.Where is { } where && Foreign(where, names) is { } foreign ? Refusal.Invalid(foreign) : Outcome.Of(query.Answer.Where);
    }

    /// <summary>Does it hold?</summary>
    /// <param name="node">The condition; none always holds.</param>
    /// <param name="answers">The values under a name, none when it was not answered.</param>
    public static bool Holds(QueryNode? node, Func<string, IReadOnlyList<string>> answers) => node switch
    {
        null => true,
        AllOf all => all.Parts.All(part => Holds(part, answers)),
        AnyOf any => any.Parts.Any(part => Holds(part, answers)),
        Except except => !Holds(except.Part, answers),
        Condition condition => Holds(condition, answers(condition.Field.ToLowerInvariant())),
        _ => false,
    };

    private static Said? Foreign(QueryNode node, IReadOnlyCollection<string> names) => node switch
    {
        AllOf all => all.Parts.Select(p => Foreign(p, names)).FirstOrDefault(s => s is not null),
        AnyOf any => any.Parts.Select(p => Foreign(p, names)).FirstOrDefault(s => s is not null),
        Except except => Foreign(except.Part, names),
        Condition condition when !names.Contains(condition.Field.ToLowerInvariant()) => names.Count == 0
            ? Texts<CatalogueTexts>.Say("ConditionNothingBefore", condition.Column, condition.Field)
            : Texts<CatalogueTexts>.Say("ConditionName", condition.Column, condition.Field, string.Join(", ", names)),
        Condition condition when !Understood.Contains(condition.Operator) => Texts<CatalogueTexts>.Say("ConditionOperator", condition.Column, condition.Operator),
        Condition condition when condition.Values.FirstOrDefault(v => v.Call is not null) is { } call => Texts<CatalogueTexts>.Say("ConditionCall", call.Column, call.Text + "()"),
        CallCondition call => Texts<CatalogueTexts>.Say("ConditionCall", call.Column, call.Call.Name + "()"),
        _ => null,
    };

    private static bool Holds(Condition condition, IReadOnlyList<string> given)
    {
        IReadOnlyList<string> values = [.. given.Where(v => v.Length > 0).Select(ItemWords.Folded)];
        return condition.Operator switch
        {
            Condition.IsEmpty => values.Count == 0,
            Condition.IsNotEmpty => values.Count > 0,
            "=" or Condition.In => condition.Values.Any(v => Equal(v, values)),
            "!=" or Condition.NotIn => !condition.Values.Any(v => Equal(v, values)),
            "~" => values.Any(v => v.Contains(ItemWords.Folded(condition.Values[0].Text), StringComparison.Ordinal)),
            "!~" => !values.Any(v => v.Contains(ItemWords.Folded(condition.Values[0].Text), StringComparison.Ordinal)),
            _ => values.Any(v => Ordered(v, condition.Operator, ItemWords.Folded(condition.Values[0].Text))),
        };
    }

    private static bool Equal(QueryValue wanted, IReadOnlyList<string> values)
    {
        if (wanted.IsNothing)
            return values.Count == 0;
        var word = ItemWords.Folded(wanted.Text);
        return values.Any(v => v == word || (Number(v) is { } left && Number(word) is { } right && left == right));
    }

    /// <summary>Numbers as numbers; days in their written form stand in the order of their letters.</summary>
    private static bool Ordered(string value, string comparison, string wanted)
    {
        var order = Number(value) is { } left && Number(wanted) is { } right ? left.CompareTo(right) : string.CompareOrdinal(value, wanted);
        return comparison switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Patterns of questions. The engine without backtracking needs time in proportion to the text, and a limit stands besides.</summary>
internal static class AnswerPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>The pattern ready for use; null when it is none, or asks for what this engine does not do.</summary>
    public static Regex? Read(string pattern)
    {
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static bool Matches(string pattern, string text)
    {
        try
        {
            return Read(pattern)?.IsMatch(text) ?? true; // one that cannot be read asks nothing
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
