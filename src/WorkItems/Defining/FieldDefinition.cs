using System.Text;
using NodaTime;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Defining;

/// <summary>
/// A field an organisation gave its items. Values stand in <see cref="Items.ItemField"/> under the key, in one written form per kind; those of a
/// retired field stay readable and can still be asked for.
/// </summary>
public sealed class FieldDefinition
{
    private Formula? computed;

    public long Id { get; init; }

    /// <summary>Stable name in API, queries and stored values.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public FieldKind Kind { get; init; }

    /// <summary>What may be chosen, one a line, in the order of the form.</summary>
    public string Choices { get; set; } = "";

    /// <summary>Stands behind numbers and amounts: <c>h</c>, <c>EUR</c>.</summary>
    public string Unit { get; set; } = "";

    public string Hint { get; set; } = "";

    /// <summary>Keys of the types that have it, with commas.</summary>
    public string Types { get; set; } = "";

    /// <summary>Condition of the query language under which an item shows it; always when empty.</summary>
    public string VisibleIf { get; set; } = "";

    /// <summary>Condition under which an item must have it; never when empty.</summary>
    public string RequiredIf { get; set; } = "";

    /// <summary>What it is made of, for the kind Formula.</summary>
    public string Formula
    {
        get;
        set
        {
            field = value;
            computed = null;
        }
    } = "";

    public bool OnCreation { get; set; }

    public bool OnClosing { get; set; }

    public int Order { get; set; }

    public Instant? RetiredAt { get; set; }

    public IReadOnlyList<string> ChoiceList => Choices.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> TypeKeys => Types.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Somebody writes it; results of formulas nobody does.</summary>
    public bool IsWritten => Kind != FieldKind.Formula;

    /// <summary>Formulas can count with it.</summary>
    public bool IsNumeric => Kind is FieldKind.Number or FieldKind.Money or FieldKind.Date or FieldKind.Formula;

    internal Formula? Computed => computed ??= Kind == FieldKind.Formula && FormulaReader.Read(Formula) is { Succeeded: true } read ? read.Answer : null;

    /// <summary>Asked for on items of the type.</summary>
    public bool IsFor(string type) => RetiredAt is null && TypeKeys.Contains(type);

    /// <summary>As rules, forms and refusals name the field among others.</summary>
    public string FormName => FormNameOf(Key);

    public static string FormNameOf(string key) => "field:" + key.Replace(' ', '-');

    /// <summary>A name as a key: small letters, digits, and hyphens for everything else.</summary>
    public static string KeyFrom(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in ItemWords.Folded(name.Trim()))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                key.Append(letter);
            else if (key.Length > 0 && key[^1] != '-')
                key.Append('-');
        }

        return key.ToString().Trim('-');
    }
}
