using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Receiving;

/// <summary>Writes down that a raw mail came, before anybody reads it: from here on nothing of it is lost. The same place fetched twice is one mail.</summary>
internal sealed record KeepMail(string RawHash, long Size, MailSource Source, long? MailboxId, string? SourceKey) : ICommand<KeptMail>
{
    public static Permission Needs => MailboxPermissions.Program;
}

internal sealed record KeptMail(long Id);

internal sealed class KeepMailHandler : IHandle<KeepMail, KeptMail>
{
    public async Task<Outcome<KeptMail>> Handle(KeepMail command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<MailboxTexts>.Say("OnlyProgram"));
        if (command.SourceKey is { } place && await context.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.SourceKey == place) is { } known)
            return new KeptMail(known.Id);
        var mail = new ReceivedMail
        {
            Id = Ids.Next(), At = context.Now, RawHash = command.RawHash, Size = command.Size, Source = command.Source, MailboxId = command.MailboxId, SourceKey = command.SourceKey, Tries = 1,
        };
        context.Db.Add(mail);
        // whoever brought it goes on at once; the job is for a program that dies before
        context.Enqueue(new TakeInMail(mail.Id), $"mail:{mail.Id}", context.Now + Duration.FromMinutes(1));
        return new KeptMail(mail.Id);
    }
}

/// <summary>Writes down what became of a mail that changed nothing else.</summary>
internal sealed record NoteMail(long MailId, MailFate Fate, MailReason Reason, string? Detail, MailFacts? Facts) : ICommand<MailReceipt>
{
    public static Permission Needs => MailboxPermissions.Program;

    public long? RelatedId { get; init; }
}

internal sealed class NoteMailHandler : IHandle<NoteMail, MailReceipt>
{
    public async Task<Outcome<MailReceipt>> Handle(NoteMail command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<MailboxTexts>.Say("OnlyProgram"));
        if (await context.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.Id == command.MailId) is not { } mail)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMail"));
        if (mail.Fate is MailFate.Waiting or MailFate.Quarantined)
        {
            command.Facts?.On(mail);
            (mail.Fate, mail.Reason, mail.RelatedId) = (command.Fate, command.Reason, command.RelatedId);
            var detail = command.Detail is null ? null : MailText.Clean(command.Detail);
            mail.Detail = detail?.Length > 700 ? detail[..699] + "…" : detail;
            context.Tell(new Platform.Live.LiveNews(MailFacts.Topic));
        }

        return await MailReceipt.Of(context, mail);
    }
}

/// <summary>Counts a new start of a mail whose first reading did not come to an end.</summary>
internal sealed record TryMailAgain(long MailId) : ICommand<TriedMail>
{
    public static Permission Needs => MailboxPermissions.Program;
}

internal sealed record TriedMail(int Tries);

internal sealed class TryMailAgainHandler : IHandle<TryMailAgain, TriedMail>
{
    public async Task<Outcome<TriedMail>> Handle(TryMailAgain command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<MailboxTexts>.Say("OnlyProgram"));
        return await context.Db.Set<ReceivedMail>().FirstOrDefaultAsync(m => m.Id == command.MailId && m.Fate == MailFate.Waiting) is { } mail ? new TriedMail(++mail.Tries) : Refusal.Missing(Texts<MailboxTexts>.Say("NoSuchMail"));
    }
}
