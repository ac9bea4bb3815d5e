using Microsoft.EntityFrameworkCore;
using Steward.Identity.SecondFactors;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Identity.Passkeys;

/// <summary>Keeps a passkey whose attestation was proved at the edge.</summary>
public sealed record AddPasskey(string Id, string Name, byte[] PublicKey, long SignCount, string Transports, bool IsBackupEligible, bool IsBackedUp)
    : ICommand<Done>, ICheckItself
{
    public const int Most = 20;

    public static Permission Needs => IdentityPermissions.OwnSettings;

    public Refusal? Check() => string.IsNullOrWhiteSpace(Name) || Name.Length > 80
        ? Refusal.Invalid("name", Texts<IdentityTexts>.Say("PasskeyName"))
        : null;
}

/// <summary>Takes a passkey away: one's own, or anybody's by an administrator when a device is lost.</summary>
public sealed record RemovePasskey(string Id) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

/// <summary>Notes a use of a passkey whose assertion was proved at the edge. Sent by the program itself during sign-in.</summary>
public sealed record UsePasskey(string Id, long SignCount, bool IsBackedUp) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.Program;
}

internal sealed class AddPasskeyHandler : IHandle<AddPasskey, Done>
{
    public async Task<Outcome<Done>> Handle(AddPasskey command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me || context.Actor.Channel != Channel.Page)
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyByHand"));
        if (await context.Db.Set<Passkey>().AnyAsync(p => p.Id == command.Id))
            return Refusal.Conflict(Texts<IdentityTexts>.Say("PasskeyKnown"));
        if (await context.Db.Set<Passkey>().CountAsync(p => p.PersonId == me) >= AddPasskey.Most)
            return Refusal.Conflict(Texts<IdentityTexts>.Say("PasskeysMany", AddPasskey.Most));
        context.Db.Add(new Passkey
        {
            Id = command.Id, PersonId = me, Name = command.Name.Trim(), PublicKey = command.PublicKey, SignCount = command.SignCount,
            Transports = command.Transports, IsBackupEligible = command.IsBackupEligible, IsBackedUp = command.IsBackedUp, CreatedAt = context.Now,
        });
        context.Record(new SecondFactorChanged { SubjectId = me, Changes = [new Change("passkey", null, command.Name.Trim())] });
        return Done.Instance;
    }
}

internal sealed class RemovePasskeyHandler : IHandle<RemovePasskey, Done>
{
    public async Task<Outcome<Done>> Handle(RemovePasskey command, CommandContext context)
    {
        var passkey = await context.Db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == command.Id);
        if (passkey is null || (passkey.PersonId != context.Actor.PersonId && !context.Actor.May(IdentityPermissions.ManagePeople)))
            return Refusal.Missing(Texts<IdentityTexts>.Say("PasskeyMissing"));
        context.Db.Remove(passkey);
        context.Record(new SecondFactorChanged { SubjectId = passkey.PersonId, Changes = [new Change("passkey", passkey.Name, null)] });
        return Done.Instance;
    }
}

internal sealed class UsePasskeyHandler : IHandle<UsePasskey, Done>
{
    public async Task<Outcome<Done>> Handle(UsePasskey command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        var passkey = await context.Db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == command.Id);
        // the count was compared at the edge with what was read there; a copy used in the same moment is caught here
        if (passkey is null || (command.SignCount != 0 && command.SignCount <= passkey.SignCount))
            return Refusal.Invalid(Texts<IdentityTexts>.Say("SignInFailed"));
        passkey.SignCount = command.SignCount;
        passkey.IsBackedUp = command.IsBackedUp;
        passkey.LastUsedAt = context.Now;
        return Done.Instance;
    }
}
