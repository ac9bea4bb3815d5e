using Microsoft.EntityFrameworkCore;
using Steward.Identity.People;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Identity.Sessions;

/// <summary>Ends sessions of a person: all, or all but the one kept. One's own, or anybody's by an administrator.</summary>
public sealed record EndSessions : ICommand<Done>
{
    public static Permission Needs => IdentityPermissions.OwnSettings;

    public long? OfPersonId { get; init; }

    /// <summary>Hash of the session that goes on.</summary>
    public string? Keep { get; init; }

    /// <summary>Hash of the one session to end; all others then go on.</summary>
    public string? Only { get; init; }
}

internal sealed class EndSessionsHandler : IHandle<EndSessions, Done>
{
    public async Task<Outcome<Done>> Handle(EndSessions command, CommandContext context)
    {
        var whose = command.OfPersonId ?? context.Actor.PersonId ?? 0;
        if (whose != context.Actor.PersonId && !context.Actor.May(IdentityPermissions.ManagePeople))
            return Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyAdminForOthers"));
        var sessions = context.Db.Set<Session>().Where(s => s.PersonId == whose && s.Hash != command.Keep);
        if (command.Only is { } one)
            sessions = sessions.Where(s => s.Hash == one);
        var ended = await sessions.ExecuteDeleteAsync();
        if (ended > 0)
            context.Record(new SessionsEnded { SubjectId = whose, Changes = [new Change("sessions", ended.ToString(System.Globalization.CultureInfo.InvariantCulture), null)] });
        context.Tell(new LiveNews(Credentials.Topic));
        return Done.Instance;
    }
}
