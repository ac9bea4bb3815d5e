using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.WorkItems.Defining;

/// <summary>Gives items a field. Values that stand under its name already become values of it, as far as they can be read.</summary>
public sealed record DefineField(string Name, FieldKind Kind) : ICommand<FieldAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;

    /// <summary>Made from the name when not given.</summary>
    public string? Key { get; init; }

    /// <summary>What may be chosen, in order.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string Unit { get; init; } = "";

    public string Hint { get; init; } = "";

    /// <summary>Keys of the types that have it.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Condition under which items show it.</summary>
    public string VisibleIf { get; init; } = "";

    /// <summary>Condition under which items must have it.</summary>
    public string RequiredIf { get; init; } = "";

    /// <summary>For the kind Formula.</summary>
    public string Formula { get; init; } = "";

    public bool OnCreation { get; init; }

    public bool OnClosing { get; init; }

    public Refusal? Check() => Refusal.From(FieldShape.Faults(Name, Kind, Choices, Unit, Hint));
}

public sealed record FieldAnswer(string Key, string Name, FieldKind Kind);

internal sealed class DefineFieldHandler : IHandle<DefineField, FieldAnswer>
{
    public async Task<Outcome<FieldAnswer>> Handle(DefineField command, CommandContext context)
    {
        var wished = string.IsNullOrWhiteSpace(command.Key) ? FieldDefinition.KeyFrom(command.Name) : command.Key.Trim();
        var plain = FieldDirectory.Plain(wished);
        // a name that imports or programs used before there was a definition stays the stored one
        var key = context.Workspace.Get<ItemWords>().FieldNames.FirstOrDefault(n => FieldDirectory.Plain(n) == plain) ?? wished;
        var known = await context.Db.Set<FieldDefinition>().ToListAsync();
        if (MustNotBeTaken(plain, command, known, context) is { } taken)
            return taken;
        if (FieldShape.UnknownTypes(command.Types, context) is { } unknown)
            return Refusal.From([unknown])!;

        var field = new FieldDefinition
        {
            Id = Ids.Next(), Key = key, Name = command.Name.Trim(), Kind = command.Kind, Choices = FieldShape.Written(command.Choices), Unit = command.Unit.Trim(), Hint = command.Hint.Trim(),
            Types = string.Join(',', command.Types.Distinct(StringComparer.Ordinal)), OnCreation = command.OnCreation, OnClosing = command.OnClosing,
            VisibleIf = command.VisibleIf.Trim(), RequiredIf = command.RequiredIf.Trim(), Formula = command.Kind == FieldKind.Formula ? command.Formula.Trim() : "",
            Order = known.Count == 0 ? 1 : known.Max(f => f.Order) + 1,
        };
        if (Refusal.From([.. FieldConditions.Faults(field, [.. known, field], context)]) is { } unfit)
            return unfit;
        context.Db.Add(field);
        if (field.IsWritten)
            await TakeOver(field, context);
        else
            context.Enqueue(new ComputeFormulas(field.TypeKeys));
        context.Record(new FieldDefined { SubjectId = field.Id, Changes = [new Change("name", null, field.Name), new Change("kind", null, field.Kind.ToString()), new Change("types", null, field.Types)] });
        context.Tell(new LiveNews(FieldDirectory.Topic));
        return new FieldAnswer(field.Key, field.Name, field.Kind);
    }

    private static Refusal? MustNotBeTaken(string plain, DefineField command, List<FieldDefinition> known, CommandContext context)
    {
        if (plain.Length == 0)
            return Refusal.Invalid("name", Texts<FieldTexts>.Say("FieldNameNeedsLetters", command.Name));
        if (context.Workspace.Get<QueryFields>().All.Any(f => f.Aliases.Prepend(f.Name).Any(n => FieldDirectory.Plain(n) == plain)))
            return Refusal.Invalid("name", Texts<FieldTexts>.Say("FieldIsBuiltIn", command.Name));
        var name = FieldDirectory.Plain(command.Name);
        return known.Any(f => FieldDirectory.Plain(f.Key) == plain || FieldDirectory.Plain(f.Name) == name)
            ? Refusal.Invalid("name", Texts<FieldTexts>.Say("FieldTaken", command.Name))
            : null;
    }

    /// <summary>Brings values that stood under the name into the written form of the kind; what cannot be read stays as it is.</summary>
    private static async Task TakeOver(FieldDefinition field, CommandContext context)
    {
        foreach (var value in await context.Db.Set<ItemField>().Where(f => f.Name == field.Key).ToListAsync())
            value.Value = FieldValues.Read(field, value.Value, context.Workspace) is { Succeeded: true, Answer.Length: > 0 } read ? read.Answer : value.Value;
    }
}
