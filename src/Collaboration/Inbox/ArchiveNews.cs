using Steward.Platform.Access;
using Steward.Platform.Commands;

namespace Steward.Collaboration.Inbox;

/// <summary>Puts news of items away; they come back when something new happens. Or takes them back into the inbox.</summary>
public sealed record ArchiveNews(IReadOnlyList<string> Keys, bool Back = false) : ICommand<InboxAnswer>
{
    public static Permission Needs => CollaborationPermissions.Own;
}

internal sealed class ArchiveNewsHandler : IHandle<ArchiveNews, InboxAnswer>
{
    public async Task<Outcome<InboxAnswer>> Handle(ArchiveNews command, CommandContext context)
    {
        var bundles = await context.Bundles(command.Keys);
        if (!bundles.Succeeded)
            return bundles.Refusal;
        var changed = 0;
        foreach (var bundle in bundles.Answer)
        {
            if (command.Back ? bundle.ArchivedAt is null && bundle.SnoozedUntil is null : bundle.ArchivedAt is not null)
                continue;
            changed++;
            (bundle.ArchivedAt, bundle.SnoozedUntil) = (command.Back ? null : context.Now, null);
            if (!command.Back)
                bundle.Unread = 0;
        }

        if (changed > 0)
            context.TellOwn();
        return new InboxAnswer(changed);
    }
}
