using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Replying;
using Microsoft.EntityFrameworkCore;

namespace Steward.ServiceDesk.Receiving;

/// <summary>
/// Takes mail in, by whatever door it comes: keeps the raw message first, then reads, judges and applies it. Whatever a mail holds, it ends in an item, in a
/// note, or set aside with its bytes; none is lost, and none keeps others waiting.
/// </summary>
public sealed class MailIntake
{
    private const int MostRounds = 5;

    /// <summary>A mail whose reading ended the program so often is not read by itself again.</summary>
    private const int MostTries = 3;

    private static readonly Actor Program = Actor.System.Through(Channel.Mail);

    private readonly BlobStore blobs;
    private readonly MailParsing parsing;
    private readonly Dispatcher dispatcher;
    private readonly TokenKeys keys;
    private readonly TimeProvider clock;
    private readonly ILogger log;

    internal MailIntake(BlobStore blobs, MailParsing parsing, Dispatcher dispatcher, TokenKeys keys, TimeProvider clock, ILogger<MailIntake> log) =>
        (this.blobs, this.parsing, this.dispatcher, this.keys, this.clock, this.log) = (blobs, parsing, dispatcher, keys, clock, log);

    /// <summary>Takes one raw message in and answers what became of it. Refused is only what holds nothing, or more than any file may.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="raw">The message (RFC 5322), read to its end.</param>
    /// <param name="source">By which door.</param>
    /// <param name="mailbox">The mailbox it came to; null to go by its recipients.</param>
    /// <param name="place">Where it was fetched, so that it is fetched once.</param>
    /// <param name="cancel">Stops before the message is kept; afterwards a job finishes.</param>
    public async Task<Outcome<MailReceipt>> Take(Workspace workspace, Stream raw, MailSource source, DeskMailbox? mailbox = null, string? place = null, CancellationToken cancel = default)
    {
        var kept = await blobs.Keep(workspace, raw, "mail.eml", cancel);
        if (!kept.Succeeded)
            return kept.Refusal;
        var noted = await dispatcher.Send(workspace, new KeepMail(kept.Answer.Hash, kept.Answer.Size, source, mailbox?.Id, place), Program, cancel: cancel);
        return noted.Succeeded ? await TakeIn(workspace, noted.Answer.Id, released: false, cancel) : noted.Refusal;
    }

    /// <summary>Judges and applies a mail that is kept. Safe to be repeated.</summary>
    internal async Task<Outcome<MailReceipt>> TakeIn(Workspace workspace, long id, bool released, CancellationToken cancel)
    {
        var row = await Find(workspace, id, cancel);
        if (row is null)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMail"));
        if (row.Tries > MostTries && !released)
            return await SetAside(workspace, id, MailReason.Fault, Texts<MailboxTexts>.Say("TriedTooOften", row.Tries - 1).ToString(), null, cancel);
        ParsedMail? mail = null;
        try
        {
            if (await blobs.Open(workspace, row.RawHash, cancel) is not { } raw)
                return await SetAside(workspace, id, MailReason.Unreadable, null, null, cancel);
            await using (raw)
                mail = await parsing.Read(workspace, raw, BoxOf(workspace, row, null)?.TrustedServer, cancel);
            if (BoxOf(workspace, row, mail) is not { } box)
                return await SetAside(workspace, id, MailReason.NoMailbox, null, MailFacts.Of(mail, null), cancel);
            return await Apply(workspace, row, mail, box, released, cancel);
        }
        catch (TimeoutException slow)
        {
            return await SetAside(workspace, id, MailReason.Unreadable, slow.Message, null, cancel);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NotDurableException or ObjectDisposedException))
        {
            // poison: the others must not wait for it, and somebody must see it
            log.LogWarning(fault, "Mail {Id} in {Workspace} was set aside", id, workspace.Name);
            return await SetAside(workspace, id, MailReason.Fault, $"{fault.GetType().Name}: {fault.Message}", mail is null ? null : MailFacts.Of(mail, row.MailboxId), cancel);
        }
    }

    private async Task<Outcome<MailReceipt>> Apply(Workspace workspace, ReceivedMail row, ParsedMail mail, DeskMailbox box, bool released, CancellationToken cancel)
    {
        for (var round = 1; ; round++)
        {
            var verdict = await Judge(workspace, row, mail, box, released);
            if (verdict.NeedsPerson)
            {
                if (await MakeContact(workspace, mail, cancel) is { } unfit)
                    return await SetAside(workspace, row.Id, MailReason.NotTaken, unfit.Sentence.ToString(), MailFacts.Of(mail, box.Id), cancel);
                continue;
            }

            var outcome = await dispatcher.Send(workspace, new ApplyMail(row.Id, box.Id, mail, verdict, released), ActorFor(workspace, row, verdict, box), cancel: cancel);
            if (outcome.Succeeded)
                return outcome;
            if (outcome.Refusal.Kind != RefusalKind.Stale || round == MostRounds)
            {
                var why = string.Join(' ', outcome.Refusal.Fields.Select(f => f.Sentence.ToString()).DefaultIfEmpty(outcome.Refusal.Sentence.ToString()));
                return await SetAside(workspace, row.Id, MailReason.NotTaken, why, MailFacts.Of(mail, box.Id), cancel);
            }
        }
    }

    /// <summary>What would become of a mail that came now. Nothing of it is kept but contents nobody names, which go by themselves.</summary>
    internal async Task<Fetching.TriedMailLine> WouldBe(Workspace workspace, Stream raw, DeskMailbox box, CancellationToken cancel)
    {
        try
        {
            var mail = await parsing.Read(workspace, raw, box.TrustedServer, cancel);
            var verdict = await Judge(workspace, new ReceivedMail { RawHash = "" }, mail, box, released: false);
            return new(mail.From ?? "", mail.Subject, verdict.Fate, verdict.Reason, verdict.NeedsPerson, verdict is { Fate: MailFate.Created, MayBeAnswered: true } && box.Acknowledges);
        }
        catch (TimeoutException)
        {
            return new("", "", MailFate.Quarantined, MailReason.Unreadable, false, false);
        }
    }

    private async Task<Verdict> Judge(Workspace workspace, ReceivedMail row, ParsedMail mail, DeskMailbox box, bool released)
    {
        using var lease = workspace.Database.Read();
        return await new MailJudge(lease.Db, workspace, box, await keys.Find(lease.Db, workspace), Instant.FromDateTimeOffset(clock.GetUtcNow())).Judge(row, mail, released);
    }

    /// <summary>Who writes is known from now on: by address and the name they give, without a way to sign in, of the client whose domain they write from.</summary>
    private async Task<Refusal?> MakeContact(Workspace workspace, ParsedMail mail, CancellationToken cancel)
    {
        var (address, domain) = (mail.From!, mail.From![(mail.From!.LastIndexOf('@') + 1)..]);
        var client = workspace.Get<Clients.Organisations.ClientDirectory>().Now.Values.FirstOrDefault(c => c.Domain == domain);
        var name = mail.FromName.Trim() is { Length: > 0 } given && !given.Contains('@', StringComparison.Ordinal) ? given : address;
        var made = await dispatcher.Send(workspace, new CreatePerson(name, address) { ClientId = client?.Id, Culture = workspace.Get<PeopleDirectory>().Now.People.Values.FirstOrDefault(p => p.IsAdmin)?.Culture ?? "en" }, Program, cancel: cancel);
        return made.Succeeded || workspace.Get<PeopleDirectory>().Now.Find(address) is not null ? null : made.Refusal;
    }

    /// <summary>The sender, with no more rights than to ask; with their own only where token and address agree.</summary>
    private static Actor ActorFor(Workspace workspace, ReceivedMail row, Verdict verdict, DeskMailbox box)
    {
        var channel = row.Source == MailSource.Import ? Channel.Import : Channel.Mail;
        var people = workspace.Get<PeopleDirectory>().Now;
        if (people.Find(verdict.PersonId) is not { } person || verdict.Fate is not (MailFate.Created or MailFate.Appended))
            return Program;
        var actor = people.ActorOf(person, channel);
        return verdict.AsStaff ? actor : actor with { IsAdmin = false, Roles = new Dictionary<long, Role> { [box.SpaceId] = Role.Requester }.ToFrozenDictionary() };
    }

    private static DeskMailbox? BoxOf(Workspace workspace, ReceivedMail row, ParsedMail? mail)
    {
        var all = workspace.Get<MailboxDirectory>();
        return all.Find(row.MailboxId) ?? mail?.Recipients.Select(all.Find).FirstOrDefault(found => found is not null) ?? (all.All.Count == 1 ? all.All[0] : null);
    }

    private Task<Outcome<MailReceipt>> SetAside(Workspace workspace, long id, MailReason reason, string? detail, MailFacts? facts, CancellationToken cancel) =>
        dispatcher.Send(workspace, new NoteMail(id, MailFate.Quarantined, reason, detail, facts), Program, cancel: cancel);

    private static async Task<ReceivedMail?> Find(Workspace workspace, long id, CancellationToken cancel)
    {
        using var lease = workspace.Database.Read();
        return await lease.Db.Set<ReceivedMail>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel);
    }
}
