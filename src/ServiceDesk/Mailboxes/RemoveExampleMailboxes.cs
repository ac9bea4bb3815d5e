using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>Takes out the mailboxes that came in by the door of the example.</summary>
public sealed record RemoveExampleMailboxes : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

internal sealed class RemoveExampleMailboxesHandler : IHandle<RemoveExampleMailboxes, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveExampleMailboxes command, CommandContext context)
    {
        var made = context.Db.MadeByExample("mailbox.saved");
        await context.Db.Set<MailboxStanding>().Where(s => made.Contains(s.MailboxId)).ExecuteDeleteAsync();
        await context.Db.Set<DeskMailbox>().Where(m => made.Contains(m.Id)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(MailboxDirectory.Topic));
        return Done.Instance;
    }
}
