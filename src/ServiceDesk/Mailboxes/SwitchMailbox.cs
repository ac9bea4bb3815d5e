using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Mailboxes;

public sealed record MailboxSwitched : MailboxHappening
{
    public override string Kind => "mailbox.switched";
}

public sealed record MailboxRemoved : MailboxHappening
{
    public override string Kind => "mailbox.removed";
}

/// <summary>How a mailbox begins that is switched on.</summary>
public enum MailboxStart
{
    /// <summary>With what comes from now on; what lies there already stays there.</summary>
    FromNow = 0,

    /// <summary>With everything that lies there, taken in as an archive: nobody is answered, nobody is told.</summary>
    WithArchive = 1,

    /// <summary>Where it stopped; a mailbox that never ran begins with what lies there, as with new mail.</summary>
    WhereItStopped = 2,
}

/// <summary>Lets a mailbox fetch and answer, or stops it.</summary>
public sealed record SwitchMailbox(long Id, bool On, MailboxStart Start = MailboxStart.WhereItStopped) : ICommand<Done>
{
    public static Permission Needs => MailboxPermissions.Keep;
}

/// <summary>Takes a mailbox away. What came through it stays with its items.</summary>
public sealed record RemoveMailbox(long Id) : ICommand<Done>
{
    public static Permission Needs => MailboxPermissions.Keep;
}

internal sealed class SwitchMailboxHandler : IHandle<SwitchMailbox, Done>
{
    public async Task<Outcome<Done>> Handle(SwitchMailbox command, CommandContext context)
    {
        if (await context.Db.Set<DeskMailbox>().FirstOrDefaultAsync(m => m.Id == command.Id) is not { } box)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoMailboxHere"));
        if (!Enum.IsDefined(command.Start))
            return Refusal.Invalid("start", Texts<MailboxTexts>.Say("Choose"));
        if (box.IsOn == command.On)
            return Done.Instance;
        if (command.On && await context.Db.Set<DeskMailbox>().FirstOrDefaultAsync(m => m.SpaceId == box.SpaceId && m.IsOn) is { } other)
            return Refusal.Conflict(Texts<MailboxTexts>.Say("SpaceHasMailbox", other.Address));
        (box.IsOn, box.ChangedAt) = (command.On, context.Now);
        var standing = await context.Db.Set<MailboxStanding>().FirstOrDefaultAsync(s => s.MailboxId == box.Id);
        if (command.On && command.Start != MailboxStart.WhereItStopped)
        {
            if (standing is null)
                context.Db.Add(standing = new MailboxStanding { MailboxId = box.Id });
            // the first reading turns these into a position of the mailbox as it stands then
            (standing.Validity, standing.LastUid, standing.Trouble, standing.Failures) = (0, command.Start == MailboxStart.FromNow ? MailboxPlace.SkipsAll : MailboxPlace.TakesArchive, null, 0);
        }

        context.Record(new MailboxSwitched { SubjectId = box.Id, Changes = [new Change("on", command.On ? "no" : "yes", command.On ? "yes" : "no")], Note = command.On ? command.Start.ToString() : null });
        context.Tell(new LiveNews(MailboxDirectory.Topic));
        return Done.Instance;
    }
}

internal sealed class RemoveMailboxHandler : IHandle<RemoveMailbox, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveMailbox command, CommandContext context)
    {
        if (await context.Db.Set<DeskMailbox>().FirstOrDefaultAsync(m => m.Id == command.Id) is not { } box)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoMailboxHere"));
        context.Db.Remove(box);
        if (await context.Db.Set<MailboxStanding>().FirstOrDefaultAsync(s => s.MailboxId == box.Id) is { } standing)
            context.Db.Remove(standing);
        context.Record(new MailboxRemoved { SubjectId = box.Id, Changes = [new Change("mailbox", box.Address, null)] });
        context.Tell(new LiveNews(MailboxDirectory.Topic));
        return Done.Instance;
    }
}

/// <summary>Places a mailbox is read from that are no number of a message.</summary>
internal static class MailboxPlace
{
    public const long SkipsAll = -1;
    public const long TakesArchive = -2;
}
