using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Mail.Imap;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Receiving;

namespace Steward.ServiceDesk.Fetching;

/// <summary>
/// Reads one mailbox: goes on behind the last message it took, hands each to the intake, and notes the place after each. A program that dies in between
/// fetches the message again, and the intake knows it by its place.
/// </summary>
internal sealed class MailboxReading(ImapDoor door, MailIntake intake, Dispatcher dispatcher)
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(50);

    /// <summary>One round: what is there now, then what comes while the server tells of it, as long as <paramref name="keeps"/> says so.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="box">Which.</param>
    /// <param name="keeps">Renews the claim on the mailbox; false ends the round.</param>
    /// <param name="cancel">Ends it at once.</param>
    /// <returns>True when the server tells by itself, so that the next round may begin at once.</returns>
    public async Task<bool> Round(Workspace workspace, DeskMailbox box, Func<Task<bool>> keeps, CancellationToken cancel)
    {
        var opened = await door.Open(workspace, box, cancel);
        if (opened.Session is not { } session)
        {
            await Note(workspace, new(box.Id, opened.Trouble, opened.Words), cancel);
            return false;
        }

        await using (session)
        {
            var place = await Begin(workspace, box, opened.Folder!, cancel);
            do
            {
                if (await TakeAll(workspace, box, session, place, keeps, cancel) is not { } next)
                    return false;
                place = next;
                if (!session.CanIdle || !IsStillOn(workspace, box))
                    return false;
            }
            while ((await session.Idle(Watch, cancel)).Succeeded && await keeps());
            return true;
        }
    }

    /// <summary>Where to go on, with the archive's end where one is taken.</summary>
    private sealed record Place(uint Validity, uint LastUid, uint ArchiveUntil);

    private async Task<Place> Begin(Workspace workspace, DeskMailbox box, ImapMailbox folder, CancellationToken cancel)
    {
        MailboxStanding? standing;
        using (var lease = workspace.Database.Read())
            standing = await lease.Db.Set<MailboxStanding>().AsNoTracking().FirstOrDefaultAsync(s => s.MailboxId == box.Id, cancel);
        var (last, newest) = (standing?.LastUid ?? 0, folder.NextUid > 0 ? folder.NextUid - 1 : 0);
        if (last == MailboxPlace.SkipsAll)
        {
            await Note(workspace, new(box.Id, null, null) { Validity = folder.Validity, LastUid = newest }, cancel);
            return new(folder.Validity, newest, 0);
        }

        if (last == MailboxPlace.TakesArchive)
        {
            // noted before the first is taken: a restart in the middle must not answer the rest
            await Note(workspace, new(box.Id, null, null) { Validity = folder.Validity, LastUid = 0, ArchiveUntil = newest }, cancel);
            return new(folder.Validity, 0, newest);
        }

        var next = new ImapPosition((uint)(standing?.Validity ?? 0), (uint)last).NextIn(folder);
        return new(folder.Validity, next - 1, standing?.Validity == folder.Validity ? (uint)standing.ArchiveUntil : 0);
    }

    private async Task<Place?> TakeAll(Workspace workspace, DeskMailbox box, ImapSession session, Place place, Func<Task<bool>> keeps, CancellationToken cancel)
    {
        var found = await session.Search(place.LastUid + 1, cancel: cancel);
        if (!found.Succeeded)
        {
            await Note(workspace, new(box.Id, MailboxTrouble.Conversation, found.Trouble!.Words), cancel);
            return null;
        }

        foreach (var uid in found.Value!)
        {
            var raw = new MemoryStream();
            var fetched = await session.Fetch(uid, raw, cancel);
            if (!fetched.Succeeded && fetched.Trouble!.Wire != Steward.Mail.Wire.WireTrouble.Endless)
            {
                await Note(workspace, new(box.Id, MailboxTrouble.Conversation, fetched.Trouble.Words), cancel);
                return null;
            }

            if (fetched is { Succeeded: true, Value: not null } && raw.Length > 0)
            {
                raw.Position = 0;
                var key = string.Create(CultureInfo.InvariantCulture, $"imap:{box.Id}:{place.Validity}:{uid}");
                await intake.Take(workspace, raw, uid <= place.ArchiveUntil ? MailSource.Import : MailSource.Imap, box, key, cancel);
            }

            // too large to be fetched stays on the server and is named; gone is gone
            var words = fetched.Succeeded ? null : string.Create(CultureInfo.InvariantCulture, $"UID {uid}: {fetched.Trouble!.Words}");
            place = place with { LastUid = uid };
            await Note(workspace, new(box.Id, null, words) { Validity = place.Validity, LastUid = uid, Brought = true }, cancel);
            if (!await keeps())
                return null;
        }

        if (found.Value.Count == 0)
            await Note(workspace, new(box.Id, null, null) { Validity = place.Validity, LastUid = place.LastUid }, cancel);
        return place;
    }

    private static bool IsStillOn(Workspace workspace, DeskMailbox box) =>
        workspace.Get<MailboxDirectory>().Find(box.Id) is { IsOn: true } now && now.ChangedAt == box.ChangedAt;

    private Task Note(Workspace workspace, NoteMailboxRead note, CancellationToken cancel) => dispatcher.Send(workspace, note, Actor.System, cancel: cancel);
}
