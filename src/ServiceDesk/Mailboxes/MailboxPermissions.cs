using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>Rights over the mail channel.</summary>
public static class MailboxPermissions
{
    /// <summary>Set up mailboxes, look at what came in and could not be let in.</summary>
    public static readonly Permission Keep = Permission.Workspace("mailboxes.keep", Role.None, Texts<MailboxTexts>.Say("MayKeep"));

    /// <summary>What a sender's own mail does. Only the mailbox itself orders it, after it judged the sender.</summary>
    public static readonly Permission WriteByMail = Permission.Own("mail.write", Texts<MailboxTexts>.Say("MayWriteByMail"));

    /// <summary>Hold back or repeat a reply by mail.</summary>
    public static readonly Permission HandleReplies = Permission.Space("mail.handle-replies", Role.Member | Role.Agent | Role.Lead, Texts<MailboxTexts>.Say("MayHandleReplies"));

    /// <summary>Keeping and judging what comes in. No role holds it: only the program sends such commands.</summary>
    public static readonly Permission Program = new("mail.take-in", Role.None, InSpace: false, Texts<MailboxTexts>.Say("MayTakeIn"), TokenScope.Admin);

    public static readonly IReadOnlyList<Permission> All = [Keep, WriteByMail, HandleReplies];
}
