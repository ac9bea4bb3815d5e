namespace Steward.ServiceDesk.Mailboxes;

/// <summary>Marks the texts about mailboxes and the mail that comes and goes through them (MailboxTexts.resx).</summary>
public sealed class MailboxTexts;
