using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Moving;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Defining;

/// <summary>Whether the conditions and the formula of a definition can be read, and lead to no circle.</summary>
internal static class FieldConditions
{
    private const int Longest = 1_000;

    /// <summary>Checks a definition as it would be among the others.</summary>
    public static IEnumerable<FieldFault> Faults(FieldDefinition field, IReadOnlyList<FieldDefinition> all, CommandContext context)
    {
        var scope = WayGuards.Scope(context.Workspace, context.Actor, context.Db, context.Now);
        var faults = new[] { Unreadable("visibleIf", field.VisibleIf, scope), Unreadable("requiredIf", field.RequiredIf, scope), FormulaFault(field, all) }.OfType<FieldFault>().ToList();
        if (field is { Kind: FieldKind.File or FieldKind.Formula, OnCreation: true })
            faults.Add(new("onCreation", Texts<FieldTexts>.Say("NotOnCreation_" + field.Kind)));
        if (field.Kind == FieldKind.Formula && (field.OnClosing || field.RequiredIf.Length > 0))
            faults.Add(new(field.OnClosing ? "onClosing" : "requiredIf", Texts<FieldTexts>.Say("FormulaNeverAsked")));
        if (faults.Count > 0)
            return faults;
        if (Circle(field, all, Seen) is { } circle)
            faults.Add(new("visibleIf", Texts<FieldTexts>.Say("VisibleCircle", circle)));
        if (Circle(field, all, f => f.Computed?.Names ?? []) is { } endless)
            faults.Add(new("formula", Texts<FieldTexts>.Say("FormulaCircle", endless)));
        return faults;
    }

    private static FieldFault? Unreadable(string name, string condition, QueryScope scope)
    {
        if (condition.Length > Longest)
            return new(name, Texts<FieldTexts>.Say("ConditionTooLong", Longest));
        return condition.Length > 0 && WayGuards.Read(condition, scope) is { Succeeded: false } unread ? new(name, unread.Refusal.Sentence) : null;
    }

    private static FieldFault? FormulaFault(FieldDefinition field, IReadOnlyList<FieldDefinition> all)
    {
        if (field.Kind != FieldKind.Formula)
            return null;
        if (field.Formula.Length == 0)
            return new("formula", Texts<FieldTexts>.Say("FormulaMissing"));
        var read = FormulaReader.Read(field.Formula);
        if (!read.Succeeded)
            return new("formula", read.Refusal.Sentence);
        foreach (var name in read.Answer.Names)
        {
            if (FieldDirectory.Find(name, all) is not { } input)
                return new("formula", Texts<FieldTexts>.Say("FormulaNoField", name, string.Join(", ", all.Where(f => f.IsNumeric).Select(f => f.Key))));
            if (!input.IsNumeric)
                return new("formula", Texts<FieldTexts>.Say("FormulaNotANumber", input.Name));
        }

        return null;
    }

    /// <summary>Fields whose values decide whether a field is seen.</summary>
    private static IEnumerable<string> Seen(FieldDefinition field) => QueryText.Parse(field.VisibleIf) is { Succeeded: true, Answer.Where: { } where } ? NamesIn(where) : [];

    private static IEnumerable<string> NamesIn(QueryNode node) => node switch
    {
        AllOf all => all.Parts.SelectMany(NamesIn),
        AnyOf any => any.Parts.SelectMany(NamesIn),
        Except except => NamesIn(except.Part),
        Condition condition => [condition.Field],
        _ => [],
    };

    /// <summary>The way from a field back to itself, in words; null when there is none.</summary>
    private static string? Circle(FieldDefinition start, IReadOnlyList<FieldDefinition> all, Func<FieldDefinition, IEnumerable<string>> next)
    {
        var seen = new HashSet<FieldDefinition>();
        var ways = new Stack<IReadOnlyList<FieldDefinition>>([[start]]);
        while (ways.TryPop(out var way))
        {
            foreach (var after in next(way[^1]).Select(name => FieldDirectory.Find(name, all)).OfType<FieldDefinition>())
            {
                if (after == start)
                    return string.Join(" → ", way.Append(start).Select(f => f.Name));
                if (seen.Add(after))
                    ways.Push([.. way, after]);
            }
        }

        return null;
    }
}
