using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Defining;

/// <summary>What a definition must look like, whoever sends it.</summary>
public static class FieldShape
{
    public const int NameLength = 80;
    public const int HintLength = 200;
    public const int UnitLength = 12;
    public const int MostChoices = 200;

    public static List<FieldFault> Faults(string name, FieldKind kind, IReadOnlyList<string> choices, string unit, string hint)
    {
        var faults = new List<FieldFault>();
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameLength)
            faults.Add(new("name", Say("FieldNameShape", NameLength)));
        if (!Enum.IsDefined(kind))
            faults.Add(new("kind", Say("KindShape")));
        if (hint.Length > HintLength)
            faults.Add(new("hint", Say("HintShape", HintLength)));
        if (unit.Length > UnitLength)
            faults.Add(new("unit", Say("UnitShape", UnitLength)));
        if (kind is FieldKind.Choice or FieldKind.Choices && ChoicesFault(Given(choices)) is { } wrong)
            faults.Add(wrong);
        return faults;
    }

    public static string Written(IReadOnlyList<string> choices) => string.Join('\n', Given(choices));

    public static FieldFault? UnknownTypes(IReadOnlyList<string> types, CommandContext context)
    {
        var known = context.Workspace.Get<TypeDirectory>();
        var unknown = types.Where(t => known.Find(t) is null).ToList();
        return unknown.Count == 0 ? null : new FieldFault("types", Texts<Listing.ListTexts>.Say("NoSuchTypes", string.Join(", ", unknown), string.Join(", ", known.All.Keys.Order(StringComparer.Ordinal))));
    }

    private static FieldFault? ChoicesFault(List<string> choices)
    {
        if (choices.Count is 0 or > MostChoices)
            return new("choices", Say("ChoicesCount", MostChoices));
        if (choices.FirstOrDefault(c => c.Length > NameLength || c.Contains(';') || c.Contains(',')) is { } odd)
            return new("choices", Say("ChoiceShape", odd.Length > NameLength ? odd[..NameLength] : odd, NameLength));
        return choices.GroupBy(Querying.ItemWords.Folded).FirstOrDefault(same => same.Count() > 1) is { } twice ? new("choices", Say("ChoiceTwice", twice.First())) : null;
    }

    private static List<string> Given(IReadOnlyList<string> choices) => [.. choices.Select(c => c.Trim()).Where(c => c.Length > 0)];

    private static Said Say(string key, params object?[] arguments) => Texts<FieldTexts>.Say(key, arguments);
}
