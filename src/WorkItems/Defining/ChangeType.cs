using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Defining;

/// <summary>Changes how a type is called and shown. What is null is not touched.</summary>
public sealed record ChangeType(string Key) : ICommand<Done>, ICheckItself
{
    /// <summary>The outlines made for types.</summary>
    public static readonly IReadOnlyList<string> Icons = ["incident", "request", "problem", "change", "task", "sms-task", "milestone", "risk", "improvement", "goal"];

    public static Permission Needs => WorkItemPermissions.DesignTypes;

    public string? Name { get; init; }

    public string? Icon { get; init; }

    public bool? InPortal { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name is not null && (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > FieldShape.NameLength))
            faults.Add(new("name", Texts<FieldTexts>.Say("TypeNameShape", FieldShape.NameLength)));
        if (Icon is not null && !Icons.Contains(Icon))
            faults.Add(new("icon", Texts<FieldTexts>.Say("NoSuchIcon", Icon.Length > 40 ? Icon[..40] : Icon, string.Join(", ", Icons))));
        return Refusal.From(faults);
    }
}

internal sealed class ChangeTypeHandler : IHandle<ChangeType, Done>
{
    public async Task<Outcome<Done>> Handle(ChangeType command, CommandContext context)
    {
        var types = await context.Db.Set<ItemType>().ToListAsync();
        if (types.FirstOrDefault(t => t.Key == command.Key) is not { } type)
            return TypeOrders.NoSuchType(command.Key);
        if (command.Name is { } wished && types.Any(t => t != type && string.Equals(t.Name, wished.Trim(), StringComparison.OrdinalIgnoreCase)))
            return Refusal.Invalid("name", Texts<FieldTexts>.Say("TypeNameTaken", wished.Trim()));

        var changes = new List<Change>();
        if (command.Name is { } name)
            Note("name", type.Name, type.Name = name.Trim());
        if (command.Icon is { } icon)
            Note("icon", type.Icon, type.Icon = icon);
        if (command.InPortal is { } inPortal)
            Note("in portal", type.InPortal ? "yes" : "no", (type.InPortal = inPortal) ? "yes" : "no");
        if (changes.Count > 0)
            context.Record(new TypeChanged { SubjectId = type.EventId, Changes = changes });
        context.Tell(new LiveNews(TypeDirectory.Topic));
        return Done.Instance;

        void Note(string what, string before, string after)
        {
            if (!string.Equals(before, after, StringComparison.Ordinal))
                changes.Add(new Change(what, before, after));
        }
    }
}

internal static class TypeOrders
{
    public static Refusal NoSuchType(string key) => Refusal.Missing(Texts<FieldTexts>.Say("NoSuchType", key));
}

/// <summary>Anything that happened to a type itself.</summary>
public abstract record TypeHappening : Happening
{
    public override string Subject => "type";
}

public sealed record TypeChanged : TypeHappening
{
    public override string Kind => "type.changed";
}
