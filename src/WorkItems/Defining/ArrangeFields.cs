using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Defining;

/// <summary>Which fields a type asks for, and in which order: one step at a time.</summary>
public sealed record ArrangeFields(string Type) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;

    /// <summary>Key of a field the type gets.</summary>
    public string? Add { get; init; }

    /// <summary>Key of a field the type no longer asks for; values stay.</summary>
    public string? Remove { get; init; }

    /// <summary>Key of a field that changes places with the one before it.</summary>
    public string? Up { get; init; }
}

internal sealed class ArrangeFieldsHandler : IHandle<ArrangeFields, Done>
{
    public async Task<Outcome<Done>> Handle(ArrangeFields command, CommandContext context)
    {
        if (context.TypeOf(command.Type) is not { } type)
            return TypeOrders.NoSuchType(command.Type);
        var fields = await context.Db.Set<FieldDefinition>().OrderBy(f => f.Order).ThenBy(f => f.Id).ToListAsync();
        if (new[] { command.Add, command.Remove, command.Up }.FirstOrDefault(key => key is not null && fields.All(f => f.Key != key)) is { } absent)
            return FieldOrders.NoSuchField(absent);

        if (fields.FirstOrDefault(f => f.Key == command.Add) is { } added && !added.TypeKeys.Contains(type.Key))
            Set(added, [.. added.TypeKeys, type.Key]);
        if (fields.FirstOrDefault(f => f.Key == command.Remove) is { } removed && removed.TypeKeys.Contains(type.Key))
            Set(removed, [.. removed.TypeKeys.Where(t => t != type.Key)]);
        if (fields.FirstOrDefault(f => f.Key == command.Up) is { } lifted)
            Lift(lifted, [.. fields.Where(f => f.IsFor(type.Key))], fields);
        context.Tell(new LiveNews(FieldDirectory.Topic));
        return Done.Instance;

        void Set(FieldDefinition field, IReadOnlyList<string> keys)
        {
            var before = field.Types;
            field.Types = string.Join(',', keys);
            context.Record(new FieldRedefined { SubjectId = field.Id, Changes = [new Change("types", before, field.Types)] });
        }
    }

    /// <summary>Puts the field before the one above it in this type; all get numbers of their own again.</summary>
    private static void Lift(FieldDefinition lifted, List<FieldDefinition> ofType, List<FieldDefinition> all)
    {
        var at = ofType.IndexOf(lifted);
        if (at <= 0)
            return;
        all.Remove(lifted);
        all.Insert(all.IndexOf(ofType[at - 1]), lifted);
        for (var place = 0; place < all.Count; place++)
            all[place].Order = place + 1;
    }
}
