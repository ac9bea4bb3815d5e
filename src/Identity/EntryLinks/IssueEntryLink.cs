using Microsoft.EntityFrameworkCore;
using Steward.Identity.Mailing;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Outgoing;
using Steward.Platform.Text;

namespace Steward.Identity.EntryLinks;

public sealed record EntryLinkIssued : Happening
{
    public override string Kind => "person.entry-link-issued";

    public override string Subject => "person";
}

/// <summary>Makes a link for somebody known: to come in for the first time, or to choose a new password. The caller made the secret and shows the link once, or has it mailed; earlier links stop working.</summary>
public sealed record IssueEntryLink(long PersonId, EntryPurpose Purpose, string Hash) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.ManagePeople;

    /// <summary>The secret behind the hash, when the person shall get the link by mail.</summary>
    public string? SecretToMail { get; init; }
}

internal sealed class IssueEntryLinkHandler(MailRoom mailRoom) : IHandle<IssueEntryLink, Done>
{
    public async Task<Outcome<Done>> Handle(IssueEntryLink command, CommandContext context)
    {
        var person = await context.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == command.PersonId);
        if (person is null)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        if (person.DisabledAt is not null)
            return Refusal.Conflict(Texts<IdentityTexts>.Say("PersonIsDisabled", person.Name));
        if (person.Email is null)
            return Refusal.Invalid("email", Texts<IdentityTexts>.Say("PersonWithoutEmail", person.Name));
        await Issue(person.Id, command.Purpose, command.Hash, context);
        if (command.SecretToMail is { } secret && await EntryLetters.Post(context, mailRoom, person, command.Purpose, secret) is { } notPosted)
            return notPosted;
        return Done.Instance;
    }

    /// <summary>At most one link of a person is open.</summary>
    public static async Task Issue(long personId, EntryPurpose purpose, string hash, CommandContext context)
    {
        await context.Db.Set<EntryLink>().Where(l => l.PersonId == personId).ExecuteDeleteAsync();
        await context.Db.Set<PasswordWish>().Where(w => w.PersonId == personId).ExecuteDeleteAsync();
        context.Db.Add(new EntryLink
        {
            Id = Ids.Next(), PersonId = personId, Purpose = purpose, Hash = hash, CreatedAt = context.Now, CreatedById = context.Actor.PersonId,
            ExpiresAt = context.Now + EntryLink.LifetimeOf(purpose),
        });
        context.Record(new EntryLinkIssued { SubjectId = personId, Changes = [new Change("link", null, purpose.ToString())] });
    }
}
