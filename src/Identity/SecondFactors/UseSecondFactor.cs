using Microsoft.EntityFrameworkCore;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Identity.SecondFactors;

/// <summary>Uses up a one-time code whose step was found at the edge. Sent by the program itself during sign-in; of two browsers with the same code one is refused.</summary>
public sealed record UseTimeCode(long PersonId, long Step) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.Program;
}

/// <summary>Uses up a recovery code. Sent by the program itself during sign-in.</summary>
public sealed record UseRecoveryCode(long PersonId, string Hash) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.Program;
}

internal sealed class UseTimeCodeHandler : IHandle<UseTimeCode, Done>
{
    public async Task<Outcome<Done>> Handle(UseTimeCode command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        var app = await context.Db.Set<Authenticator>().FirstOrDefaultAsync(a => a.PersonId == command.PersonId);
        if (app is null || app.LastStep >= command.Step)
            return Refusal.Invalid("code", Texts<IdentityTexts>.Say("CodeWrong"));
        app.LastStep = command.Step;
        return Done.Instance;
    }
}

internal sealed class UseRecoveryCodeHandler : IHandle<UseRecoveryCode, Done>
{
    public async Task<Outcome<Done>> Handle(UseRecoveryCode command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        var code = await context.Db.Set<RecoveryCode>().FirstOrDefaultAsync(c => c.PersonId == command.PersonId && c.Hash == command.Hash && c.UsedAt == null);
        if (code is null)
            return Refusal.Invalid("code", Texts<IdentityTexts>.Say("CodeWrong"));
        code.UsedAt = context.Now;
        context.Record(new SecondFactorChanged { SubjectId = command.PersonId, ById = command.PersonId, Changes = [new Change("recovery code", "open", "used")] });
        return Done.Instance;
    }
}
