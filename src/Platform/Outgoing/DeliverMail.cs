using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Mail.Addresses;
using Steward.Mail.Smtp;
using Steward.Platform.Blobs;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Outgoing;

/// <summary>Sends what waits and is due.</summary>
public sealed record DeliverMail : IJob
{
    public static string Kind => "mail.deliver";

    public static Said Words => Texts<OutgoingTexts>.Say("DeliversMail");
}

/// <summary>
/// Takes messages under a lease, sends them over one connection, and notes each verdict before the next is sent. When the program dies between
/// sending and noting, the lease ends and the message is sent again under the same Message-ID: at least once, and recognisable.
/// </summary>
internal sealed class DeliverMailHandler(MailServerDoor door, MailSeal seal, BlobStore blobs, IEnumerable<ILetterCheck> checks, TimeProvider clock) : IJobHandler<DeliverMail>
{
    private const int AtOnce = 50;

    /// <summary>Shorter than the lease of a job, so that a job which runs again finds its messages free.</summary>
    internal static readonly Duration Lease = Duration.FromSeconds(110);

    // other jobs of the workspace wait meanwhile
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    private Instant Now => Instant.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task Run(DeliverMail job, Workspace workspace, CancellationToken cancel)
    {
        if (workspace.Get<MailStanding>().Settings is not { IsOn: true } settings)
            return; // switching on posts this job anew
        var taken = await Take(workspace, cancel);
        if (taken.Count == 0)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Budget);
        var left = new Queue<OutgoingMessage>(taken);
        try
        {
            var opened = await door.Open(workspace, settings, limit.Token);
            await using var session = opened.Session;
            while (left.Count > 0)
            {
                var message = left.Peek();
                if (session is { IsUsable: true })
                    await Note(workspace, message.Id, await Send(workspace, session, message, settings, limit.Token), cancel);
                else if (session is null)
                    await Note(workspace, message.Id, new Result(opened.IsFinal ? MailState.Parked : MailState.Waiting, opened.Hindrance, opened.Words), cancel);
                else
                    break; // the server hung up: the rest goes over another connection
                left.Dequeue();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // the time for this round is over
        }

        if (left.Count > 0 || taken.Count == AtOnce)
            await GiveBack(workspace, [.. left.Select(m => m.Id)], cancel);
    }

    /// <summary>Leases the messages that are due; another node passes over them.</summary>
    internal Task<List<OutgoingMessage>> Take(Workspace workspace, CancellationToken cancel) => workspace.Database.Write(
        async db =>
        {
            var now = Now;
            var due = await db.Set<OutgoingMessage>()
                .Where(m => m.State == MailState.Waiting && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now))
                .OrderBy(m => m.DueAt).Take(AtOnce)
                .TagWith(SkipLocked.Tag)
                .ToListAsync(cancel);
            foreach (var message in due)
            {
                message.LeasedUntil = now + Lease;
                message.Tries++;
            }

            return new Written<List<OutgoingMessage>>(due, Keep: due.Count > 0);
        },
        cancel);

    internal async Task<Result> Send(Workspace workspace, SmtpSession session, OutgoingMessage message, MailSettings settings, CancellationToken cancel)
    {
        if (!EmailAddress.TryParse(message.Recipient, out var recipient))
            return new Result(MailState.Refused, MailHindrance.NoAddress, null);
        if (seal.OpenLetter(workspace, message.SealedLetter) is not { } letter)
            return new Result(MailState.Parked, MailHindrance.Unreadable, null);
        if (!await MayLeave(workspace, message, cancel))
            return new Result(MailState.Refused, MailHindrance.NotAllowed, null);
        var content = LetterWriting.Write(letter, message.MessageId, recipient, settings, message.QueuedAt, await Files(workspace, letter, cancel));
        var delivery = (await session.Send(LetterWriting.SenderOf(letter, settings), [recipient], content, cancel))[0];
        return delivery.Verdict switch
        {
            Verdict.Accepted => new Result(MailState.Sent, null, delivery.Words),
            Verdict.Refused => new Result(MailState.Refused, MailHindrance.Refused, delivery.Words),
            _ => new Result(MailState.Waiting, MailHindrance.Later, delivery.Words),
        };
    }

    private async Task<bool> MayLeave(Workspace workspace, OutgoingMessage message, CancellationToken cancel)
    {
        foreach (var check in checks.Where(check => check.Judges(message.Purpose)))
        {
            using var lease = workspace.Database.Read();
            if (!await check.MayLeave(lease.Db, message, workspace, cancel))
                return false;
        }

        return true;
    }

    private async Task<IReadOnlyList<Mail.Writing.Attachment>> Files(Workspace workspace, Letter letter, CancellationToken cancel)
    {
        var files = new List<Mail.Writing.Attachment>();
        foreach (var file in letter.Files)
        {
            if (await blobs.Open(workspace, file.Hash, cancel) is not { } content)
                continue;
            await using (content)
            {
                var bytes = new MemoryStream();
                await content.CopyToAsync(bytes, cancel);
                files.Add(new(Mail.Wording.HeaderText.Of(file.Name), file.MediaType, bytes.ToArray()));
            }
        }

        return files;
    }

    private Task<bool> Note(Workspace workspace, long id, Result result, CancellationToken cancel) => workspace.Database.Write(
        async db =>
        {
            var row = await db.Set<OutgoingMessage>().FirstOrDefaultAsync(m => m.Id == id, cancel);
            if (row is null)
                return new Written<bool>(false, Keep: false);
            var now = Now;
            row.LeasedUntil = null;
            row.Hindrance = result.Hindrance;
            row.ServerWords = result.Words?.Length > 700 ? result.Words[..700] : result.Words;
            row.State = result.State == MailState.Waiting && MailPatience.IsOver(row, now) ? MailState.Parked : result.State;
            if (row.State == MailState.Waiting)
            {
                row.DueAt = now + MailPatience.After(row.Tries);
                db.Add(JobRow.For(new DeliverMail(), now, row.DueAt));
            }
            else
            {
                row.FinishedAt = now;
                if (row is { State: MailState.Sent, HoldsSecret: true })
                    row.SealedLetter = null;
            }

            return new Written<bool>(true, Keep: true);
        },
        cancel);

    /// <summary>Frees what was not reached in this round, and asks for another.</summary>
    private async Task GiveBack(Workspace workspace, List<long> ids, CancellationToken cancel)
    {
        await workspace.Database.Write(
            async db =>
            {
                foreach (var row in await db.Set<OutgoingMessage>().Where(m => ids.Contains(m.Id)).ToListAsync(cancel))
                {
                    row.LeasedUntil = null;
                    row.Tries--;
                }

                db.Add(JobRow.For(new DeliverMail(), Now, Now));
                return new Written<bool>(true, Keep: true);
            },
            cancel);
        workspace.JobsWaiting.Ring();
    }

    /// <summary>What became of one try.</summary>
    internal sealed record Result(MailState State, MailHindrance? Hindrance, string? Words);
}

/// <summary>How long a message is tried.</summary>
internal static class MailPatience
{
    private static readonly Duration Longest = Duration.FromHours(48);
    private static readonly int[] Minutes = [1, 5, 15, 60, 120, 240];

    /// <summary>The wait after so many tries.</summary>
    public static Duration After(int tries) => Duration.FromMinutes(Minutes[Math.Clamp(tries - 1, 0, Minutes.Length - 1)]);

    /// <summary>True when the next try would come too late to be of use.</summary>
    public static bool IsOver(OutgoingMessage message, Instant now) => now + After(message.Tries) - message.QueuedAt > Longest;
}
