using Microsoft.EntityFrameworkCore;
using Steward.Identity.Sessions;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Tokens;

public sealed record TokenRevoked : Happening
{
    public override string Kind => "token.revoked";

    public override string Subject => "person";
}

/// <summary>Ends a token: one's own, or anybody's by an administrator.</summary>
public sealed record RevokeToken(long TokenId) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

internal sealed class RevokeTokenHandler : IHandle<RevokeToken, Done>
{
    public async Task<Outcome<Done>> Handle(RevokeToken command, CommandContext context)
    {
        var token = await context.Db.Set<ApiToken>().FirstOrDefaultAsync(t => t.Id == command.TokenId);
        if (token is null || (token.PersonId != context.Actor.PersonId && !context.Actor.May(IdentityPermissions.ManagePeople)))
            return Refusal.Missing(Texts<IdentityTexts>.Say("TokenMissing"));
        if (token.RevokedAt is not null)
            return Done.Instance;
        token.RevokedAt = context.Now;
        context.Record(new TokenRevoked { SubjectId = token.PersonId, Changes = [new Change("token", token.Name, null)] });
        context.Tell(new LiveNews(Credentials.Topic));
        return Done.Instance;
    }
}
