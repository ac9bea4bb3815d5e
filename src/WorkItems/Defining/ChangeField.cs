using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.WorkItems.Defining;

/// <summary>Changes a field but not its key and kind, which stored values and queries rest on. What is null is not touched.</summary>
public sealed record ChangeField(string Key) : ICommand<FieldAnswer>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;

    public string? Name { get; init; }

    /// <summary>Values that are no longer among them stay readable on the items that have them.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    public string? Unit { get; init; }

    public string? Hint { get; init; }

    public IReadOnlyList<string>? Types { get; init; }

    public string? VisibleIf { get; init; }

    public string? RequiredIf { get; init; }

    public string? Formula { get; init; }

    public bool? OnCreation { get; init; }

    public bool? OnClosing { get; init; }

    public int? Order { get; init; }
}

internal sealed class ChangeFieldHandler : IHandle<ChangeField, FieldAnswer>
{
    public async Task<Outcome<FieldAnswer>> Handle(ChangeField command, CommandContext context)
    {
        var fields = await context.Db.Set<FieldDefinition>().ToListAsync();
        if (fields.FirstOrDefault(f => f.Key == command.Key) is not { } field)
            return FieldOrders.NoSuchField(command.Key);
        var faults = FieldShape.Faults(command.Name ?? field.Name, field.Kind, command.Choices ?? field.ChoiceList, command.Unit ?? field.Unit, command.Hint ?? field.Hint);
        if (command.Name is { } wished && fields.Any(f => f != field && FieldDirectory.Plain(wished) is var plain && (FieldDirectory.Plain(f.Name) == plain || FieldDirectory.Plain(f.Key) == plain)))
            faults.Add(new("name", Texts<FieldTexts>.Say("FieldTaken", wished)));
        if (command.Types is { } types && FieldShape.UnknownTypes(types, context) is { } unknown)
            faults.Add(unknown);
        if (Refusal.From(faults) is { } refusal)
            return refusal;

        var changes = new List<Change>();
        if (command.Name is { } name)
            Note("name", field.Name, field.Name = name.Trim());
        if (command.Choices is { } choices)
            Note("choices", field.Choices, field.Choices = FieldShape.Written(choices));
        if (command.Unit is { } unit)
            Note("unit", field.Unit, field.Unit = unit.Trim());
        if (command.Hint is { } hint)
            Note("hint", field.Hint, field.Hint = hint.Trim());
        if (command.Types is { } keys)
            Note("types", field.Types, field.Types = string.Join(',', keys.Distinct(StringComparer.Ordinal)));
        if (command.VisibleIf is { } visible)
            Note("shown if", field.VisibleIf, field.VisibleIf = visible.Trim());
        if (command.RequiredIf is { } required)
            Note("required if", field.RequiredIf, field.RequiredIf = required.Trim());
        if (command.Formula is { } formula && field.Kind == FieldKind.Formula)
            Note("formula", field.Formula, field.Formula = formula.Trim());
        if (command.OnCreation is { } onCreation)
            Note("asked on creation", Say(field.OnCreation), Say(field.OnCreation = onCreation));
        if (command.OnClosing is { } onClosing)
            Note("asked on closing", Say(field.OnClosing), Say(field.OnClosing = onClosing));
        if (command.Order is { } order)
            field.Order = order;
        if (Refusal.From([.. FieldConditions.Faults(field, fields, context)]) is { } unfit)
            return unfit;
        if (!field.IsWritten && changes.Any(c => c.Field is "formula" or "types"))
            context.Enqueue(new ComputeFormulas(field.TypeKeys));
        if (changes.Count > 0)
            context.Record(new FieldRedefined { SubjectId = field.Id, Changes = changes });
        context.Tell(new LiveNews(FieldDirectory.Topic));
        return new FieldAnswer(field.Key, field.Name, field.Kind);

        void Note(string what, string before, string after)
        {
            if (!string.Equals(before, after, StringComparison.Ordinal))
                changes.Add(new Change(what, before, after));
        }
    }

    private static string Say(bool value) => value ? "yes" : "no";
}
