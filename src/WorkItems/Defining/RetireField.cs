using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.WorkItems.Defining;

/// <summary>Stops asking for a field, or asks for it again. Values stay where they are, readable and found by queries.</summary>
public sealed record RetireField(string Key, bool Retired = true) : ICommand<FieldAnswer>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

internal sealed class RetireFieldHandler : IHandle<RetireField, FieldAnswer>
{
    public async Task<Outcome<FieldAnswer>> Handle(RetireField command, CommandContext context)
    {
        if (await context.Db.Set<FieldDefinition>().FirstOrDefaultAsync(f => f.Key == command.Key) is not { } field)
            return FieldOrders.NoSuchField(command.Key);
        if (command.Retired == field.RetiredAt is not null)
            return new FieldAnswer(field.Key, field.Name, field.Kind);
        field.RetiredAt = command.Retired ? context.Now : null;
        context.Record(command.Retired ? new FieldRetired { SubjectId = field.Id } : new FieldReturned { SubjectId = field.Id });
        context.Tell(new LiveNews(FieldDirectory.Topic));
        return new FieldAnswer(field.Key, field.Name, field.Kind);
    }
}

internal static class FieldOrders
{
    public static Refusal NoSuchField(string key) => Refusal.Missing(Texts<FieldTexts>.Say("NoSuchField", key));
}
