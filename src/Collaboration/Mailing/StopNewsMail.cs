using Microsoft.EntityFrameworkCore;
using Steward.Collaboration.Notifying;
using Steward.Collaboration.Preferring;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;

namespace Steward.Collaboration.Mailing;

/// <summary>Stops what a stop link names. Ordered by the program after it looked at the link's seal; doing it twice is doing it once.</summary>
public sealed record StopNewsMail(Stop Stop) : ICommand<Done>
{
    public static Permission Needs => CollaborationPermissions.Program;
}

internal sealed class StopNewsMailHandler : IHandle<StopNewsMail, Done>
{
    public async Task<Outcome<Done>> Handle(StopNewsMail command, CommandContext context)
    {
        if (!context.Actor.IsSystem)
            return Refusal.Forbidden(Texts<CollaborationTexts>.Say("OnlyProgram"));
        var (person, reason, space) = (command.Stop.Person, command.Stop.Reason, command.Stop.Space);
        var waiting = context.Db.Set<Notification>().Where(n => n.PersonId == person && n.MailDueAt != null);
        if (space is { } id)
        {
            var row = await context.Db.Set<SpacePreference>().FirstOrDefaultAsync(p => p.PersonId == person && p.SpaceId == id);
            if (row is null)
                context.Db.Add(new SpacePreference { PersonId = person, SpaceId = id, Interest = SpaceInterest.Nothing });
            else
                row.Interest = SpaceInterest.Nothing;
            waiting = waiting.Where(n => n.SpaceId == id);
        }
        else
        {
            var wish = await context.Db.Set<NewsPreference>().FirstOrDefaultAsync(p => p.PersonId == person);
            if (wish is null)
                context.Db.Add(wish = new NewsPreference { PersonId = person });
            wish.MailOn = reason is { } one ? wish.MailOn & ~one.Bit() : 0;
            if (reason is not null)
                waiting = waiting.Where(n => n.Reason == reason);
        }

        await waiting.ExecuteUpdateAsync(set => set.SetProperty(n => n.MailDueAt, (NodaTime.Instant?)null));
        context.Tell(new LiveNews(NewsPreferences.Topic));
        return Done.Instance;
    }
}
