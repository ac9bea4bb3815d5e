using Microsoft.EntityFrameworkCore;
using Steward.Identity.Passwords;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.EntryLinks;

/// <summary>Uses a link up and sets the password chosen with it. Sent by the program itself: holding the secret is the right. Ends every session of the person.</summary>
public sealed record RedeemEntryLink(string Hash, string PasswordHash) : ICommand<RedeemedLink>
{
    public static Permission Needs => IdentityPermissions.Program;
}

public sealed record RedeemedLink(long PersonId);

internal sealed class RedeemEntryLinkHandler : IHandle<RedeemEntryLink, RedeemedLink>
{
    public async Task<Outcome<RedeemedLink>> Handle(RedeemEntryLink command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        var link = await context.Db.Set<EntryLink>().FirstOrDefaultAsync(l => l.Hash == command.Hash);
        if (link?.IsOpen(context.Now) != true || !await context.Db.Set<Person>().AnyAsync(p => p.Id == link.PersonId && p.DisabledAt == null))
            return Refusal.Missing(Texts<IdentityTexts>.Say("LinkUnusable"));

        link.UsedAt = context.Now;
        var account = await context.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == link.PersonId);
        if (account is null)
            context.Db.Add(new Account { PersonId = link.PersonId, PasswordHash = command.PasswordHash });
        else
            account.PasswordHash = command.PasswordHash;
        await context.Db.Set<Session>().Where(s => s.PersonId == link.PersonId).ExecuteDeleteAsync();
        context.Record(new PasswordChanged { SubjectId = link.PersonId, ById = link.PersonId, Note = link.Purpose.ToString() });
        context.Tell(new LiveNews(Credentials.Topic));
        return new RedeemedLink(link.PersonId);
    }
}
