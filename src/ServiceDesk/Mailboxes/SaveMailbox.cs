using Microsoft.EntityFrameworkCore;
using Steward.Mail.Addresses;
using Steward.Mail.Wire;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>Something an administrator did to a mailbox.</summary>
public abstract record MailboxHappening : Happening
{
    public override string Subject => "mailbox";
}

public sealed record MailboxSaved : MailboxHappening
{
    public override string Kind => "mailbox.saved";
}

/// <summary>Makes a mailbox, or changes one. A new one is off, so that it can be tried first.</summary>
/// <param name="Id">The one to change; null for a new one.</param>
/// <param name="Address">The address people write to.</param>
/// <param name="Space">Key of the space it feeds.</param>
/// <param name="Type">Key of the type its mail becomes.</param>
public sealed record SaveMailbox(long? Id, string Address, string Space, string Type) : ICommand<SavedMailbox>, ICheckItself
{
    public static Permission Needs => MailboxPermissions.Keep;

    public string? Name { get; init; }

    /// <summary>IMAP server; empty when mail comes by the command line.</summary>
    public string? Host { get; init; }

    public string? Port { get; init; }

    public Protection Protection { get; init; } = Protection.Tls;

    public string? User { get; init; }

    /// <summary>A new password; empty to keep the one that is there.</summary>
    public string? Secret { get; init; }

    public string? Folder { get; init; }

    public bool AllowPrivate { get; init; }

    public string? Fingerprint { get; init; }

    public UnknownSenders UnknownSenders { get; init; }

    public ClosedReplies ClosedReplies { get; init; }

    public string? ReopenDays { get; init; }

    public bool Acknowledges { get; init; }

    public bool PlusAddress { get; init; }

    public string? TrustedServer { get; init; }

    public string? MostPerSender { get; init; }

    public Refusal? Check() => Refusal.From(MailboxRules.Faults(this));
}

public sealed record SavedMailbox(long Id, string Address);

internal sealed class SaveMailboxHandler(MailboxSeal seal) : IHandle<SaveMailbox, SavedMailbox>
{
    public async Task<Outcome<SavedMailbox>> Handle(SaveMailbox command, CommandContext context)
    {
        var address = EmailAddress.Parse(command.Address).ToString().ToLowerInvariant();
        var box = command.Id is { } id ? await context.Db.Set<DeskMailbox>().FirstOrDefaultAsync(m => m.Id == id) : null;
        if (command.Id is not null && box is null)
            return Refusal.Missing(Texts<MailboxTexts>.Say("NoMailboxHere"));
        if (await context.Db.Set<DeskMailbox>().AnyAsync(m => m.Address == address && m.Id != (box == null ? 0 : box.Id)))
            return Refusal.Invalid("address", Texts<MailboxTexts>.Say("AddressTaken", address));
        if (context.Workspace.Get<SpaceDirectory>().Find(command.Space.Trim()) is not { ArchivedAt: null } space)
            return Refusal.Invalid("space", Texts<MailboxTexts>.Say("NoSuchSpace", command.Space));
        if (context.Workspace.Get<TypeDirectory>().Find(command.Type) is null || !space.TypeKeys.Contains(command.Type))
            return Refusal.Invalid("type", Texts<MailboxTexts>.Say("NoSuchType", command.Type, space.Name, string.Join(", ", space.TypeKeys)));

        var (host, user, port) = (MailboxRules.Given(command.Host)?.ToLowerInvariant(), MailboxRules.Given(command.User), MailboxRules.Number(command.Port) ?? 993);
        var secretGiven = !string.IsNullOrEmpty(command.Secret);
        // a stored password is never carried to a server or a user it was not given for
        if (host is not null && !secretGiven && (box?.SealedSecret is null || box.Host != host || box.Port != port || box.User != user || box.Protection != command.Protection))
            return Refusal.Invalid("secret", Texts<MailboxTexts>.Say(box?.SealedSecret is null ? "SecretMissing" : "SecretAgain"));

        var before = box is null ? null : Described(box);
        var (otherPlace, made) = (box is not null && (box.Host != host || box.User != user || box.Folder != (MailboxRules.Given(command.Folder) ?? "INBOX")), box is null);
        if (box is null)
            context.Db.Add(box = new DeskMailbox { Id = Ids.Next(), Address = address, Type = command.Type });
        (box.Address, box.Name, box.SpaceId, box.Type) = (address, MailboxRules.Given(command.Name), space.Id, command.Type);
        (box.Host, box.Port, box.Protection, box.User) = (host, port, command.Protection, user);
        (box.Folder, box.AllowPrivate, box.Fingerprint) = (MailboxRules.Given(command.Folder) ?? "INBOX", command.AllowPrivate, MailboxRules.Digits(command.Fingerprint));
        (box.UnknownSenders, box.ClosedReplies, box.ReopenDays) = (command.UnknownSenders, command.ClosedReplies, MailboxRules.Number(command.ReopenDays) ?? 7);
        (box.Acknowledges, box.PlusAddress, box.TrustedServer) = (command.Acknowledges, command.PlusAddress, MailboxRules.Given(command.TrustedServer)?.ToLowerInvariant());
        (box.MostPerSender, box.ChangedAt) = (MailboxRules.Number(command.MostPerSender) ?? 60, context.Now);
        box.SealedSecret = host is null ? null : secretGiven ? seal.Close(context.Workspace, command.Secret!) : box.SealedSecret;
        if (otherPlace && await context.Db.Set<MailboxStanding>().FirstOrDefaultAsync(s => s.MailboxId == box.Id) is { } standing)
            context.Db.Remove(standing); // numbers of messages mean others there
        context.Record(new MailboxSaved { SubjectId = box.Id, Changes = [new Change("mailbox", before, Described(box))], Note = secretGiven ? "password" : null });
        context.Tell(new LiveNews(MailboxDirectory.Topic));
        return new SavedMailbox(box.Id, box.Address);
    }

    private static string Described(DeskMailbox m) => $"{m.Address} {m.Host ?? "-"}:{m.Port} {m.User ?? "-"} {m.Type} {m.UnknownSenders} {m.ClosedReplies}";
}
