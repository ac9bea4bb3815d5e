using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;
using Steward.ServiceDesk.Replying;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Receiving;

/// <summary>
/// Does with a mail what was decided, as its sender, in one transaction. It is judged again inside: when the decision would be another by now, nothing is
/// done and whoever sent this judges anew.
/// </summary>
internal sealed record ApplyMail(long MailId, long MailboxId, ParsedMail Mail, Verdict Expected, bool Released) : ICommand<MailReceipt>
{
    public static Permission Needs => MailboxPermissions.WriteByMail;
}

internal sealed class ApplyMailHandler(TokenKeys keys, DeskLetters letters) : IHandle<ApplyMail, MailReceipt>
{
    public async Task<Outcome<MailReceipt>> Handle(ApplyMail command, CommandContext context)
    {
        if (context.Actor.Channel is not (Channel.Mail or Channel.Import))
            return Refusal.Forbidden(Texts<MailboxTexts>.Say("OnlyProgram"));
        if (await context.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.Id == command.MailId) is not { } row)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMail"));
        if (row.Fate != MailFate.Waiting && !(command.Released && row.Fate == MailFate.Quarantined))
            return await MailReceipt.Of(context, row);
        if (context.Workspace.Get<MailboxDirectory>().Find(command.MailboxId) is not { } box)
            return Refusal.Conflict(Texts<MailboxTexts>.Say("MailboxGone"));
        var verdict = await new MailJudge(context.Db, context.Workspace, box, await keys.Find(context.Db, context.Workspace), context.Now).Judge(row, command.Mail, command.Released);
        if (verdict != command.Expected)
            return new Refusal(RefusalKind.Stale, Texts<MailboxTexts>.Say("JudgedAnew"));

        MailFacts.Of(command.Mail, box.Id).On(row);
        (row.Fate, row.Reason, row.Detail, row.PersonId) = (verdict.Fate, verdict.Reason, null, verdict.PersonId);
        (row.RelatedId, row.Verified, row.Reopened) = (verdict.RelatedId, verdict.Verified, verdict.Reopens);
        row.Claim = verdict.Fate is MailFate.Created or MailFate.Appended ? MailJudge.ClaimOf(command.Mail, box.Id) : null;
        var refusal = verdict.Fate switch
        {
            MailFate.Created => await Create(command.Mail, row, verdict, box, context),
            MailFate.Appended => await Append(command.Mail, row, verdict, context),
            MailFate.Noted => await Note(command.Mail.Bounce!, verdict, context),
            _ => null,
        };
        if (refusal is not null)
            return refusal;
        context.Tell(new LiveNews(MailFacts.Topic));
        return await MailReceipt.Of(context, row);
    }

    private async Task<Refusal?> Create(ParsedMail mail, ReceivedMail row, Verdict verdict, DeskMailbox box, CommandContext context)
    {
        var spaces = context.Workspace.Get<SpaceDirectory>();
        var created = await context.Also(new CreateItem(spaces.KeyOf(box.SpaceId), box.Type, TitleOf(mail)) { Description = mail.Text });
        if (!created.Succeeded)
            return created.Refusal;
        foreach (var file in mail.Files)
        {
            if (await context.Also(new AttachFile(created.Answer.Key, file)) is { Succeeded: false } refused)
                return refused.Refusal;
        }

        var item = (await context.Db.FindItem(context.Actor, spaces, created.Answer.Key))!;
        row.ItemId = item.Id;
        await MailThread.Remember(context, item.Id, mail.Ids.Prepend(mail.MessageId));
        if (verdict.MayBeAnswered && box is { IsOn: true, Acknowledges: true } && row.Source != MailSource.Import && context.Workspace.Get<PeopleDirectory>().Now.Find(verdict.PersonId) is { Email: { } address } person
            && await MailBudget.AllowsAnswer(context.Db, address, item.Id, context.Now))
            await letters.Post(context, box, item, person, new DeskLetter(LetterKind.Acknowledgement) { InReplyTo = mail.MessageId });
        return null;
    }

    private static async Task<Refusal?> Append(ParsedMail mail, ReceivedMail row, Verdict verdict, CommandContext context)
    {
        var text = mail.Text.Length > 0 ? mail.Text : Texts<MailboxTexts>.Say(mail.Files.Count > 0 ? "OnlyFiles" : "NoWords").ToString();
        var taken = await context.Also(new TakeReply(verdict.ItemId!.Value, text, verdict.Internal) { Files = mail.Files, KeepsState = verdict.KeepsState, Reopens = verdict.Reopens });
        if (!taken.Succeeded)
            return taken.Refusal;
        (row.ItemId, row.CommentId) = (verdict.ItemId, long.Parse(taken.Answer.Id, System.Globalization.CultureInfo.InvariantCulture));
        await MailThread.Remember(context, verdict.ItemId.Value, mail.Ids.Prepend(mail.MessageId));
        return null;
    }

    /// <summary>A letter of ours did not arrive: it says so beside the comment, and nothing more is sent to an address that is gone.</summary>
    private static async Task<Refusal?> Note(Bounce bounce, Verdict verdict, CommandContext context)
    {
        var sent = await context.Db.Set<SentMail>().FirstAsync(s => s.Id == verdict.SentId);
        sent.FailureWords = bounce.Words.Length > 700 ? bounce.Words[..700] : bounce.Words;
        if (bounce.IsFinal)
        {
            sent.FailedAt = context.Now;
            if (bounce.Recipient is null || bounce.Recipient == sent.Recipient)
                await DeadAddresses.Add(context, sent.Recipient, sent.FailureWords);
        }

        if (await context.Db.Set<WorkItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == sent.ItemId) is { } item)
            context.Tell(new LiveNews($"item:{new WorkItemKey(context.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number)}", item.SpaceId));
        return null;
    }

    private static string TitleOf(ParsedMail mail)
    {
        if (mail.Title.Length > 0)
            return mail.Title;
        var line = mail.Text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0);
        return line is null ? Texts<MailboxTexts>.Say("NoSubject").ToString() : line.Length > 80 ? line[..79] + "…" : line;
    }
}
