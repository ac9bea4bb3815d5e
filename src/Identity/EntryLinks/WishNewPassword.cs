using Microsoft.EntityFrameworkCore;
using Steward.Identity.People;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;

namespace Steward.Identity.EntryLinks;

public sealed record NewPasswordWished : Happening
{
    public override string Kind => "person.new-password-wished";

    public override string Subject => "person";
}

/// <summary>Notes that somebody asked for a new password. Sent by the program itself; an address nobody here can sign in with changes nothing and refuses nothing.</summary>
public sealed record WishNewPassword(string Email) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.Program;
}

internal sealed class WishNewPasswordHandler : IHandle<WishNewPassword, Done>
{
    public async Task<Outcome<Done>> Handle(WishNewPassword command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        var email = command.Email.Trim().ToLowerInvariant();
        var person = await context.Db.Set<Person>().FirstOrDefaultAsync(p => p.Email == email && p.DisabledAt == null);
        if (person is null || !await context.Db.Set<Account>().AnyAsync(a => a.PersonId == person.Id))
            return Done.Instance;
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
}
