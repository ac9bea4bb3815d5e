using Microsoft.EntityFrameworkCore;
using Steward.Identity.Sessions;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.SecondFactors;

public sealed record SecondFactorChanged : Happening
{
    public override string Kind => "person.second-factor-changed";

    public override string Subject => "person";
}

/// <summary>Links an authenticator app whose first code, of <paramref name="Step"/>, was compared at the edge, with fresh recovery codes. Other sessions end: they were opened with less.</summary>
public sealed record AddAuthenticator(string SealedSecret, long Step, IReadOnlyList<string> RecoveryHashes, string? KeepSession) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

/// <summary>Takes the app and the recovery codes away: one's own, or anybody's by an administrator when the telephone is lost.</summary>
public sealed record RemoveAuthenticator : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;

    public long? OfPersonId { get; init; }
}

/// <summary>Replaces one's recovery codes.</summary>
public sealed record RenewRecoveryCodes(IReadOnlyList<string> RecoveryHashes) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

internal sealed class AddAuthenticatorHandler : IHandle<AddAuthenticator, Done>
{
    public async Task<Outcome<Done>> Handle(AddAuthenticator command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me || context.Actor.Channel != Channel.Page)
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyByHand"));
        await context.Db.Set<Authenticator>().Where(a => a.PersonId == me).ExecuteDeleteAsync();
        context.Db.Add(new Authenticator { PersonId = me, SealedSecret = command.SealedSecret, Since = context.Now, LastStep = command.Step });
        await RenewRecoveryCodesHandler.Replace(me, command.RecoveryHashes, context);
        await context.Db.Set<Session>().Where(s => s.PersonId == me && s.Hash != command.KeepSession).ExecuteDeleteAsync();
        context.Record(new SecondFactorChanged { SubjectId = me, Changes = [new Change("authenticator", null, "added")] });
        context.Tell(new LiveNews(Credentials.Topic));
        return Done.Instance;
    }
}

internal sealed class RemoveAuthenticatorHandler : IHandle<RemoveAuthenticator, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveAuthenticator command, CommandContext context)
    {
        if (context.Actor.Channel != Channel.Page)
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyByHand"));
        var whose = command.OfPersonId ?? context.Actor.PersonId ?? 0;
        if (whose != context.Actor.PersonId && !context.Actor.May(IdentityPermissions.ManagePeople))
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyAdminForOthers"));
        if (await context.Db.Set<Authenticator>().Where(a => a.PersonId == whose).ExecuteDeleteAsync() == 0)
            return Done.Instance;
        await context.Db.Set<RecoveryCode>().Where(c => c.PersonId == whose).ExecuteDeleteAsync();
        context.Record(new SecondFactorChanged { SubjectId = whose, Changes = [new Change("authenticator", "added", null)] });
        return Done.Instance;
    }
}

internal sealed class RenewRecoveryCodesHandler : IHandle<RenewRecoveryCodes, Done>
{
    public async Task<Outcome<Done>> Handle(RenewRecoveryCodes command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me || context.Actor.Channel != Channel.Page)
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyByHand"));
        if (!await context.Db.Set<Authenticator>().AnyAsync(a => a.PersonId == me))
            return Refusal.Conflict(Texts<IdentityTexts>.Say("NoAuthenticator"));
        await Replace(me, command.RecoveryHashes, context);
        context.Record(new SecondFactorChanged { SubjectId = me, Changes = [new Change("recovery codes", null, "renewed")] });
        return Done.Instance;
    }

    public static async Task Replace(long personId, IReadOnlyList<string> hashes, CommandContext context)
    {
        await context.Db.Set<RecoveryCode>().Where(c => c.PersonId == personId).ExecuteDeleteAsync();
        context.Db.AddRange(hashes.Select(hash => new RecoveryCode { Hash = hash, PersonId = personId }));
    }
}
