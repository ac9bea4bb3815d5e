using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Notifying;
using Steward.Platform.Access;
using Steward.Platform.Commands;

namespace Steward.Collaboration.Inbox;

/// <summary>Marks news of items as read, or as unread again.</summary>
/// <param name="Keys">The items.</param>
/// <param name="Unread">Back to unread.</param>
public sealed record MarkNewsRead(IReadOnlyList<string> Keys, bool Unread = false) : ICommand<InboxAnswer>
{
    public static Permission Needs => CollaborationPermissions.Own;
}

/// <summary>Marks everything in one's inbox as read.</summary>
public sealed record MarkAllNewsRead : ICommand<InboxAnswer>
{
    public static Permission Needs => CollaborationPermissions.Own;
}

/// <summary>How many rows of the inbox an act changed.</summary>
public sealed record InboxAnswer(int Changed);

internal sealed class MarkNewsReadHandler : IHandle<MarkNewsRead, InboxAnswer>
{
    public async Task<Outcome<InboxAnswer>> Handle(MarkNewsRead command, CommandContext context)
    {
        var bundles = await context.Bundles(command.Keys);
        if (!bundles.Succeeded)
            return bundles.Refusal;
        var changed = bundles.Answer.Where(b => b.Unread > 0 != command.Unread).ToList();
        foreach (var bundle in changed)
            bundle.Unread = command.Unread ? 1 : 0;
        if (changed.Count > 0)
            context.TellOwn();
        return new InboxAnswer(changed.Count);
    }
}

internal sealed class MarkAllNewsReadHandler : IHandle<MarkAllNewsRead, InboxAnswer>
{
    public async Task<Outcome<InboxAnswer>> Handle(MarkAllNewsRead command, CommandContext context)
    {
        context.AuthoriseAsOwn();
        var me = context.Actor.PersonId;
        var changed = await context.Db.Set<NewsBundle>().Where(b => b.PersonId == me && b.Unread > 0).ExecuteUpdateAsync(set => set.SetProperty(b => b.Unread, 0));
        if (changed > 0)
            context.TellOwn();
        return new InboxAnswer(changed);
    }
}
