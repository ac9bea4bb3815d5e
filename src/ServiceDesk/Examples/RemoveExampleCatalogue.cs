using Microsoft.EntityFrameworkCore;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.ServiceDesk.Announcements;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Requests;
using Steward.ServiceDesk.Satisfaction;

namespace Steward.ServiceDesk.Examples;

/// <summary>
/// Takes out offerings that came in by the door of the example, with their forms and the answers given to them, and what was announced. What somebody changed since, or asked for,
/// is theirs and stays. Sent after the example's items are gone.
/// </summary>
public sealed record RemoveExampleCatalogue : ICommand<RemovedExampleCatalogue>
{
    public static Permission Needs => PlatformPermissions.ManageExample;
}

/// <summary>Names of what stays.</summary>
public sealed record RemovedExampleCatalogue(IReadOnlyList<string> Kept);

internal sealed class RemoveExampleCatalogueHandler : IHandle<RemoveExampleCatalogue, RemovedExampleCatalogue>
{
    public async Task<Outcome<RemovedExampleCatalogue>> Handle(RemoveExampleCatalogue command, CommandContext context)
    {
        var db = context.Db;
        var made = db.MadeByExample("offering.saved");
        var own = (await db.Set<EventRow>().Where(e => e.Subject == "offering" && e.Channel != Channel.Demo).Select(e => e.SubjectId).Distinct().ToListAsync()).ToHashSet();
        var offerings = await db.Set<Offering>().Where(o => made.Contains(o.Id)).ToListAsync();
        var gone = offerings.FindAll(o => !own.Contains(o.Id));
        var ids = gone.ConvertAll(o => o.Id);
        await db.Set<FormVersion>().Where(v => ids.Contains(v.OfferingId)).ExecuteDeleteAsync();
        await db.Set<AskedRequest>().Where(r => ids.Contains(r.OfferingId)).ExecuteDeleteAsync();
        db.RemoveRange(gone);
        await RemoveNews(context);
        context.Tell(new LiveNews(CatalogueDirectory.Topic));
        return new RemovedExampleCatalogue([.. offerings.Except(gone).Select(o => o.Name)]);
    }

    /// <summary>What was announced, and the rule of when people are asked, unless somebody made it theirs.</summary>
    private static async Task RemoveNews(CommandContext context)
    {
        var db = context.Db;
        var own = db.Set<EventRow>().Where(e => (e.Subject == "announcement" || e.Subject == "survey") && e.Channel != Channel.Demo).Select(e => e.SubjectId);
        var (announced, ruled) = (db.MadeByExample("announcement.saved"), db.MadeByExample("survey.rule-saved"));
        await db.Set<Announcement>().Where(a => announced.Contains(a.Id) && !own.Contains(a.Id)).ExecuteDeleteAsync();
        await db.Set<SurveyRule>().Where(r => ruled.Contains(r.Id) && !own.Contains(r.Id)).ExecuteDeleteAsync();
        context.Tell(new LiveNews(AnnouncementBoard.Topic));
    }
}
