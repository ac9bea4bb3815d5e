using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Fetching;

/// <summary>Writes down how far a mailbox was read, or what kept it from being read.</summary>
internal sealed record NoteMailboxRead(long MailboxId, MailboxTrouble? Trouble, string? Words) : ICommand<Done>
{
    public static Permission Needs => MailboxPermissions.Program;

    public long? Validity { get; init; }

    public long? LastUid { get; init; }

    public long? ArchiveUntil { get; init; }

    public bool Brought { get; init; }
}

internal sealed class NoteMailboxReadHandler : IHandle<NoteMailboxRead, Done>
{
    /// <summary>News that a mailbox was read, for the pages that show it.</summary>
    public const string Topic = "mailbox-standing";

    public async Task<Outcome<Done>> Handle(NoteMailboxRead command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<MailboxTexts>.Say("OnlyProgram"));
        var standing = await context.Db.Set<MailboxStanding>().FirstOrDefaultAsync(s => s.MailboxId == command.MailboxId);
        if (standing is null)
            context.Db.Add(standing = new MailboxStanding { MailboxId = command.MailboxId });
        (standing.Trouble, standing.ReadAt) = (command.Trouble, context.Now);
        standing.Words = command.Words?.Length > 700 ? command.Words[..700] : command.Words;
        standing.Failures = command.Trouble is null ? 0 : standing.Failures + 1;
        (standing.Validity, standing.LastUid) = (command.Validity ?? standing.Validity, command.LastUid ?? standing.LastUid);
        standing.ArchiveUntil = command.ArchiveUntil ?? standing.ArchiveUntil;
        if (command.Brought)
            standing.BroughtAt = context.Now;
        context.Tell(new LiveNews(Topic));
        return Done.Instance;
    }
}
