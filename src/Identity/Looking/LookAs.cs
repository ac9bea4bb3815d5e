using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.Sessions;
using Steward.Identity.SigningIn;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Looking;

public sealed record LookedAs : Happening
{
    public override string Kind => "person.looked-as";

    public override string Subject => "person";
}

/// <summary>
/// Lets an administrator see every page as somebody else sees it, to find out why they do or do not see something. Until it ends the session
/// changes nothing, neither theirs nor one's own. Recorded with the person who was looked at.
/// </summary>
/// <param name="PersonId">Whose eyes; nobody who administers, so that no administrator reads what another keeps private.</param>
/// <param name="Session">Hash of the administrator's session.</param>
public sealed record LookAs(long PersonId, string Session) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.ManagePeople;
}

internal sealed class LookAsHandler : IHandle<LookAs, Done>
{
    public async Task<Outcome<Done>> Handle(LookAs command, CommandContext context)
    {
        if (context.Workspace.Get<PeopleDirectory>().Now.Find(command.PersonId) is not { } person)
            return Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing"));
        if (person.IsAdmin)
            return Refusal.Conflict(Texts<LookingTexts>.Say("NotAsAdministrator", person.Name));
        if (person.DisabledAt is not null)
            return Refusal.Conflict(Texts<LookingTexts>.Say("NotAsDisabled", person.Name));
        if (await context.Db.Set<Session>().FirstOrDefaultAsync(s => s.Hash == command.Session && s.PersonId == context.Actor.PersonId) is not { } session)
            return Refusal.Conflict(Texts<LookingTexts>.Say("OnlyInBrowser"));
        session.LooksAsId = person.Id;
        context.Record(new LookedAs { SubjectId = person.Id });
        context.Tell(new LiveNews(Credentials.Topic));
        return Done.Instance;
    }
}

/// <summary>Ends it: the session is the administrator's own again. Sent by the program, as the looking session itself may order nothing.</summary>
public sealed record LookNoLonger(string Session) : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.Program;
}

internal sealed class LookNoLongerHandler : IHandle<LookNoLonger, Done>
{
    public async Task<Outcome<Done>> Handle(LookNoLonger command, CommandContext context)
    {
        if (OnlyTheProgram.MaySend(context) is { } refusal)
            return refusal;
        await context.Db.Set<Session>().Where(s => s.Hash == command.Session).ExecuteUpdateAsync(s => s.SetProperty(x => x.LooksAsId, (long?)null));
        context.Tell(new LiveNews(Credentials.Topic));
        return Done.Instance;
    }
}
