using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;

namespace Steward.ServiceDesk.Quarantine;

/// <summary>Somebody decided about a mail that was not let in by itself.</summary>
public abstract record ReceivedMailHappening : Happening
{
    public override string Subject => "received-mail";
}

public sealed record MailReleased : ReceivedMailHappening
{
    public override string Kind => "received-mail.released";
}

public sealed record MailRemoved : ReceivedMailHappening
{
    public override string Kind => "received-mail.removed";
}

/// <summary>Lets a mail in that was set aside, ignored or refused: its sender counts as welcome, and budgets do not count. It is taken in afterwards.</summary>
/// <param name="MailId">Which.</param>
/// <param name="MailboxId">The mailbox it is for, when none was found.</param>
public sealed record ReleaseMail(long MailId, long? MailboxId = null) : ICommand<Done>
{
    public static Permission Needs => MailboxPermissions.Keep;
}

/// <summary>Throws a mail away that was not let in: its content goes, that it came stays.</summary>
public sealed record RemoveMail(long MailId) : ICommand<Done>
{
    public static Permission Needs => MailboxPermissions.Keep;
}

internal static class ReceivedMailRules
{
    /// <summary>What stands at an item, or tells what became of a letter, is decided already.</summary>
    public static Refusal? MustBeUndecided(ReceivedMail? mail) => mail switch
    {
        null => Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMail")),
        { Fate: MailFate.Quarantined or MailFate.Ignored or MailFate.Refused, ItemId: null } => null,
        _ => Refusal.Conflict(Texts<MailboxTexts>.Say("MailIsDecided")),
    };
}

internal sealed class ReleaseMailHandler : IHandle<ReleaseMail, Done>
{
    public async Task<Outcome<Done>> Handle(ReleaseMail command, CommandContext context)
    {
        var mail = await context.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.Id == command.MailId);
        if (ReceivedMailRules.MustBeUndecided(mail) is { } refusal)
            return refusal;
        var box = context.Workspace.Get<MailboxDirectory>().Find(command.MailboxId ?? mail!.MailboxId);
        if (box is null)
            return Refusal.Invalid("mailbox", Texts<MailboxTexts>.Say("WhichMailbox"));
        (mail!.Fate, mail.MailboxId, mail.Tries) = (MailFate.Quarantined, box.Id, 1);
        context.Record(new MailReleased { SubjectId = mail.Id, Note = mail.FromAddress });
        context.Tell(new LiveNews(MailFacts.Topic));
        return Done.Instance;
    }
}

internal sealed class RemoveMailHandler : IHandle<RemoveMail, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveMail command, CommandContext context)
    {
        var mail = await context.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.Id == command.MailId);
        if (ReceivedMailRules.MustBeUndecided(mail) is { } refusal)
            return refusal;
        (mail!.Fate, mail.RawHash, mail.HtmlHash, mail.Quoted) = (MailFate.Removed, "", null, null);
        context.Record(new MailRemoved { SubjectId = mail.Id, Note = mail.FromAddress });
        context.Tell(new LiveNews(MailFacts.Topic));
        return Done.Instance;
    }
}
