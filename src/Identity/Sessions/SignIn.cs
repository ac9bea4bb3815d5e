using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.EntryLinks;
using Steward.Identity.People;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Sessions;

public sealed record SignedIn : Happening
{
    public override string Kind => "person.signed-in";

    public override string Subject => "person";
}

/// <summary>Opens a session for a person whose proof was checked at the edge. Sent by the program itself.</summary>
public sealed record OpenSession(long PersonId, string Hash, string? Browser, string? Address) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.Program;

    /// <summary>Hash of the session the browser had before, which ends: nothing of it goes on under the new one.</summary>
    public string? Replaces { get; init; }
}

internal sealed class OpenSessionHandler : IHandle<OpenSession, Done>
{
    private static readonly Duration Lifetime = Duration.FromHours(12);

    public async Task<Outcome<Done>> Handle(OpenSession command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        if (!await context.Db.Set<Person>().AnyAsync(p => p.Id == command.PersonId && p.DisabledAt == null))
            return Refusal.Missing(Texts<IdentityTexts>.Say("SignInFailed"));
        if (await context.Db.Set<Session>().Where(s => s.Hash == command.Replaces || s.ExpiresAt < context.Now).ExecuteDeleteAsync() > 0)
            context.Tell(new LiveNews(Credentials.Topic));
        await context.Db.Set<PasswordWish>().Where(w => w.PersonId == command.PersonId).ExecuteDeleteAsync();
        context.Db.Add(new Session
        {
            Hash = command.Hash, PersonId = command.PersonId, CreatedAt = context.Now, ExpiresAt = context.Now + Lifetime,
            Browser = command.Browser, Address = command.Address,
        });
        context.Record(new SignedIn { SubjectId = command.PersonId, ById = command.PersonId });
        return Done.Instance;
    }
}

public sealed record CloseSession(string Hash) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;
}

internal sealed class CloseSessionHandler : IHandle<CloseSession, Done>
{
    public async Task<Outcome<Done>> Handle(CloseSession command, CommandContext context)
    {
        await context.Db.Set<Session>().Where(s => s.Hash == command.Hash && (s.PersonId == context.Actor.PersonId || context.Actor.IsSystem)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(Credentials.Topic));
        return Done.Instance;
    }
}
