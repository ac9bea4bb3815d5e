using NodaTime;

namespace Steward.WorkItems.Defining;

/// <summary>
/// A field an organisation gave its items. Values stand in <see cref="Items.ItemField"/> under the key, in one written form per kind; those of a
/// retired field stay readable and can still be asked for.
/// </summary>
public sealed class FieldDefinition
{
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

    public bool OnCreation { get; set; }

    public bool OnClosing { get; set; }

    public int Order { get; set; }

    public Instant? RetiredAt { get; set; }

    public IReadOnlyList<string> ChoiceList => Choices.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> TypeKeys => Types.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Asked for on items of the type.</summary>
    public bool IsFor(string type) => RetiredAt is null && TypeKeys.Contains(type);

    /// <summary>As rules, forms and refusals name the field among others.</summary>
    public string FormName => FormNameOf(Key);

    public static string FormNameOf(string key) => "field:" + key.Replace(' ', '-');
}
