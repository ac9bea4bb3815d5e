using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;

namespace Steward.ServiceDesk.Fetching;

/// <summary>What a try of a mailbox showed: whether it opens, and what would happen with its last mails.</summary>
/// <param name="Trouble">Null when it opened.</param>
/// <param name="Words">The server's own.</param>
/// <param name="SeenFingerprint">Of a certificate that was not trusted.</param>
/// <param name="Count">Mails that lie there.</param>
/// <param name="Mails">The last ones, newest first; empty when only the connection was tried.</param>
public sealed record MailboxTrial(MailboxTrouble? Trouble, string? Words, string? SeenFingerprint, int Count, IReadOnlyList<TriedMailLine> Mails);

/// <summary>What would become of one mail.</summary>
public sealed record TriedMailLine(string From, string Subject, MailFate Fate, MailReason Reason, bool NewContact, bool Answered);

/// <summary>Tries a mailbox without changing anything there or here.</summary>
public sealed class MailboxTest
{
    public const int Last = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly ImapDoor door;
    private readonly MailIntake intake;

    internal MailboxTest(ImapDoor door, MailIntake intake) => (this.door, this.intake) = (door, intake);

    /// <summary>Opens it; with <paramref name="mails"/> also judges the last twenty. The caller may keep mailboxes.</summary>
    public async Task<MailboxTrial> Try(Workspace workspace, DeskMailbox box, bool mails, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            var opened = await door.Open(workspace, box, limit.Token);
            if (opened.Session is not { } session)
                return new(opened.Trouble, opened.Words, opened.SeenFingerprint, 0, []);
            await using (session)
                return new(null, null, null, opened.Folder!.Count, mails ? await Judge(workspace, box, session, limit.Token) : []);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(MailboxTrouble.Unreachable, $"{Longest.TotalSeconds:0} s", null, 0, []);
        }
    }

    private async Task<IReadOnlyList<TriedMailLine>> Judge(Workspace workspace, DeskMailbox box, Steward.Mail.Imap.ImapSession session, CancellationToken cancel)
    {
        var lines = new List<TriedMailLine>();
        var found = await session.Search(1, cancel: cancel);
        foreach (var uid in (found.Value ?? []).TakeLast(Last).Reverse())
        {
            var raw = new MemoryStream();
            if (await session.Fetch(uid, raw, cancel) is not { Succeeded: true, Value: not null })
                continue;
            raw.Position = 0;
            lines.Add(await intake.WouldBe(workspace, raw, box, cancel));
        }

        return lines;
    }
}
