using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Mailing;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Outgoing;

namespace Steward.Identity.EntryLinks;

public sealed record NewPasswordWished : Happening
{
    public override string Kind => "person.new-password-wished";

    public override string Subject => "person";
}

/// <summary>
/// Somebody asked for a new password: they get a link by mail, or, where mail does not leave, administrators see the wish. Sent by the program
/// itself; an address nobody here can sign in with changes nothing and refuses nothing.
/// </summary>
/// <param name="Secret">Made by the caller, for the link.</param>
public sealed record WishNewPassword(string Email, string Secret) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.Program;
}

internal sealed class WishNewPasswordHandler(MailRoom mailRoom) : IHandle<WishNewPassword, Done>
{
    internal static readonly Duration Patience = Duration.FromMinutes(5);

    public async Task<Outcome<Done>> Handle(WishNewPassword command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        var email = command.Email.Trim().ToLowerInvariant();
        var person = await context.Db.Set<Person>().FirstOrDefaultAsync(p => p.Email == email && p.DisabledAt == null);
        if (person is null || !await context.Db.Set<Account>().AnyAsync(a => a.PersonId == person.Id))
            return Done.Instance;
        if (context.Workspace.Get<MailStanding>().IsOn)
            return await MailLink(person, command.Secret, context);
        var wish = await context.Db.Set<PasswordWish>().FirstOrDefaultAsync(w => w.PersonId == person.Id);
        if (wish is not null)
        {
            wish.AskedAt = context.Now;
            return Done.Instance;
        }

        context.Db.Add(new PasswordWish { PersonId = person.Id, AskedAt = context.Now });
        context.Record(new NewPasswordWished { SubjectId = person.Id });
        return Done.Instance;
    }

    private async Task<Outcome<Done>> MailLink(Person person, string secret, CommandContext context)
    {
        // holds the person's row until the commit, so that of two who ask at once the second sees the link of the first
        await context.Db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Culture, p => p.Culture));
        // a stranger can neither fill somebody's mailbox nor keep killing the link they are about to use
        var soonest = context.Now - Patience;
        if (await context.Db.Set<EntryLink>().AnyAsync(l => l.PersonId == person.Id && l.UsedAt == null && l.CreatedAt > soonest))
            return Done.Instance;
        context.Record(new NewPasswordWished { SubjectId = person.Id });
        await IssueEntryLinkHandler.Issue(person.Id, EntryPurpose.NewPassword, Tokens.Secret.Hash(secret), context);
        return await EntryLetters.Post(context, mailRoom, person, EntryPurpose.NewPassword, secret) is { } notPosted ? notPosted : Done.Instance;
    }
}
