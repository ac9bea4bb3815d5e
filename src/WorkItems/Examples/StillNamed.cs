using Microsoft.EntityFrameworkCore;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Examples;

/// <summary>People, teams and clients of the example whom items name: as owner, asker, author, watcher, or in their history.</summary>
public sealed record StillNamed(IReadOnlySet<long> People, IReadOnlySet<long> Teams, IReadOnlySet<long> Clients)
{
    internal static async Task<StillNamed> By(AppDb db)
    {
        var people = db.MadeByExample("person.created");
        var teams = db.MadeByExample("team.created");
        var clients = db.MadeByExample("client.created");
        var items = db.Set<WorkItem>();
        IQueryable<long?>[] names =
        [
            items.Select(i => i.AssigneeId), items.Select(i => i.RequesterId), items.Select(i => i.CreatedById),
            db.Set<Comment>().Select(c => c.AuthorId), db.Set<Closure>().Select(c => c.ById), db.Set<Attachment>().Select(a => a.ById),
            db.Set<Watcher>().Select(w => (long?)w.PersonId),
            db.Set<EventRow>().Where(e => e.Subject == "item" && items.Any(i => i.Id == e.SubjectId)).Select(e => e.ActorId),
        ];
        var named = new HashSet<long>();
        foreach (var some in names)
            named.UnionWith(await some.Where(id => id != null && people.Contains(id.Value)).Select(id => id!.Value).Distinct().ToListAsync());
        return new StillNamed(
            named,
            await items.Where(i => i.TeamId != null && teams.Contains(i.TeamId.Value)).Select(i => i.TeamId!.Value).ToHashSetAsync(),
            await items.Where(i => i.ClientId != null && clients.Contains(i.ClientId.Value)).Select(i => i.ClientId!.Value).ToHashSetAsync());
    }
}
