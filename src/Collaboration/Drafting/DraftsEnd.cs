using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Collaboration.Drafting;

/// <summary>What was sent is no draft any more: it goes in the transaction that keeps the real text, on every device.</summary>
internal sealed class DraftsEnd : IListener<CommentAdded>, IListener<CommentEdited>, IListener<ItemChanged>, IListener<ItemMovedOn>, IListener<ItemCreated>
{
    public async Task Hear(CommentAdded happening, CommandContext context) => await Forget(happening.SubjectId, ["answer", "reply"], context);

    public async Task Hear(CommentEdited happening, CommandContext context) => await Forget(happening.SubjectId, [$"c-{happening.CommentId}"], context);

    public async Task Hear(ItemChanged happening, CommandContext context)
    {
        if (happening.Changes.Any(c => c.Field is "description" or "title"))
            await Forget(happening.SubjectId, ["title", "description"], context);
    }

    public async Task Hear(ItemMovedOn happening, CommandContext context) => await Forget(happening.SubjectId, ["note"], context);

    public async Task Hear(ItemCreated happening, CommandContext context)
    {
        if (context.Actor is { PersonId: { } me, Channel: Channel.Page })
            await context.Db.Set<KeptDraft>().Where(d => d.PersonId == me && (EF.Functions.Like(d.Name, "new %") || EF.Functions.Like(d.Name, "ask %"))).ExecuteDeleteAsync();
    }

    private static async Task Forget(long itemId, string[] what, CommandContext context)
    {
        if (context.Actor is not { PersonId: { } me, Channel: Channel.Page } || await context.Db.Set<WorkItem>().FindAsync(itemId) is not { } item)
            return;
        var key = new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number);
        var names = what.Select(name => $"{key} {name}").ToList();
        await context.Db.Set<KeptDraft>().Where(d => d.PersonId == me && names.Contains(d.Name)).ExecuteDeleteAsync();
    }
}
