using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Checklists;

/// <summary>Takes a row out of a checklist; the history keeps what it said.</summary>
public sealed record RemoveCheckRow(string Key, long Row) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class RemoveCheckRowHandler : IHandle<RemoveCheckRow, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveCheckRow command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var rows = await context.Db.Set<CheckRow>().Where(c => c.ItemId == item!.Id).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync();
        if (rows.Find(c => c.Id == command.Row) is not { } row)
            return Refusal.Missing(Texts<ItemTexts>.Say("NoSuchCheck"));

        rows.Remove(row);
        context.Db.Remove(row);
        CheckOrder.Number(rows);
        item!.Touch(context);
        context.Record(new CheckRowRemoved { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("checklist", row.Text, null)] });
        context.TellAbout(item);
        return Done.Instance;
    }
}
