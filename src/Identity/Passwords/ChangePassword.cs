using Microsoft.EntityFrameworkCore;
using Steward.Identity.Sessions;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Passwords;

public sealed record PasswordChanged : Happening
{
    public override string Kind => "person.password-changed";

    public override string Subject => "person";
}

/// <summary>
/// Sets one's own new password; the old one was compared at the edge, and <paramref name="OldHash"/> says which one that was. Ends every other session.
/// </summary>
public sealed record ChangePassword(string OldHash, string NewHash, string? KeepSession) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

internal sealed class ChangePasswordHandler : IHandle<ChangePassword, Done>
{
    public async Task<Outcome<Done>> Handle(ChangePassword command, CommandContext context)
    {
        var account = await context.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == context.Actor.PersonId);
        if (account is null || account.PasswordHash != command.OldHash)
            return Refusal.Conflict(Texts<IdentityTexts>.Say("PasswordChangedMeanwhile"));
        account.PasswordHash = command.NewHash;
        await context.Db.Set<Session>().Where(s => s.PersonId == account.PersonId && s.Hash != command.KeepSession).ExecuteDeleteAsync();
        context.Record(new PasswordChanged { SubjectId = account.PersonId });
        context.Tell(new LiveNews(Credentials.Topic));
        return Done.Instance;
    }
}
