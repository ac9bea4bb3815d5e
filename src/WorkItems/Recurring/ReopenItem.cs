using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Checklists;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Recurring;

/// <summary>One more round of an item that is closed: its first state, nothing ticked, the title and due date of the round. The history keeps the rounds before.</summary>
public sealed record ReopenItem(string Key, string Title) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;

    /// <summary>Null leaves the date it had.</summary>
    public Instant? Due { get; init; }
}

internal sealed class ReopenItemHandler : IHandle<ReopenItem, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(ReopenItem command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        var closure = await context.Db.Set<Closure>().FirstOrDefaultAsync(c => c.ItemId == item!.Id);
        item!.Return(context.TypeOf(item.Type)!.Workflow.Initial, closure, context);
        foreach (var row in await context.Db.Set<CheckRow>().Where(c => c.ItemId == item.Id && c.DoneAt != null).ToListAsync())
        {
            row.Untick();
            context.Record(new CheckRowUnticked { SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Platform.Events.Change("checklist", null, row.Text)] });
        }

        context.TellAbout(item);
        return await context.Also(new ChangeItem(command.Key) { Title = command.Title, Due = command.Due is { } due ? new(due) : default, Progress = item.Progress is null ? default : new(0) });
    }
}
