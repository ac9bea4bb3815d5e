using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>Says that an entry of a playbook is done for an item, or takes that back. Saying it twice is saying it once.</summary>
/// <param name="Key">The item.</param>
/// <param name="PlaybookId">Which playbook.</param>
/// <param name="Entry">What the entry says.</param>
/// <param name="Done">False takes the tick away.</param>
public sealed record TickPlaybook(string Key, long PlaybookId, string Entry, bool Done) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class TickPlaybookHandler : IHandle<TickPlaybook, Done>
{
    public async Task<Outcome<Done>> Handle(TickPlaybook command, CommandContext context)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var item = await context.Db.FindItem(context.Actor, spaces, command.Key);
        if (item is null || !context.Actor.ReadsAllOf(item.SpaceId))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchItem", command.Key));
        if (context.Authorise(WorkItemPermissions.Change, item.SpaceId) is { } forbidden)
            return forbidden;
        var playbook = await context.Db.Set<Playbook>().FirstOrDefaultAsync(p => p.Id == command.PlaybookId && p.SpaceId == item.SpaceId && p.EndedAt == null);
        if (playbook is null)
            return Refusal.Invalid("playbook", PlaybookAnswer.NoSuchPlaybook(command.PlaybookId).Sentence);
        if (PlaybookEntry.Read(playbook.Body).FirstOrDefault(e => e.Kind != EntryKind.Wording && e.Key == command.Entry) is not { } entry)
            return Refusal.Invalid("entry", Texts<PlaybookTexts>.Say("NoSuchEntry", playbook.Name));
        var tick = await context.Db.Set<PlaybookTick>().FirstOrDefaultAsync(t => t.ItemId == item.Id && t.PlaybookId == playbook.Id && t.Entry == entry.Key);
        if (command.Done == (tick is not null))
            return Platform.Commands.Done.Instance;
        if (tick is null)
            context.Db.Add(new PlaybookTick { ItemId = item.Id, PlaybookId = playbook.Id, Entry = entry.Key, ById = context.Actor.PersonId, At = context.Now });
        else
            context.Db.Remove(tick);
        context.Record(new PlaybookTicked
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Changes = [new Change("playbook", command.Done ? null : entry.Text, command.Done ? entry.Text : null)], Note = playbook.Name,
        });
        var key = new WorkItemKey(spaces.KeyOf(item.SpaceId), item.Number);
        context.Tell(new LiveNews($"item:{key}", item.SpaceId));
        return Platform.Commands.Done.Instance;
    }
}
