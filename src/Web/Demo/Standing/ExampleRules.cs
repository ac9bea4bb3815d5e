using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Teams;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.Web.Demo.Cast;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Web.Demo.Standing;

/// <summary>When the example may be built: it is for looking around, never beside real work.</summary>
internal static class ExampleRules
{
    public static async Task<Refusal?> MustHoldNoOwnWork(AppDb db)
    {
        var items = db.MadeByExample("item.created");
        if (await db.Set<WorkItem>().CountAsync(i => !items.Contains(i.Id)) is > 0 and var own)
            return Refusal.Conflict(Texts<DemoTexts>.Say("HoldsOwnWork", own));

        string[] keys = [.. Demo.SpaceKeys];
        var spaces = db.MadeByExample("space.created");
        var taken = await db.Set<Space>().Where(s => keys.Contains(s.Key) && !spaces.Contains(s.Id)).Select(s => s.Key)
            .Concat(db.Set<FormerSpaceKey>().Where(f => keys.Contains(f.Key) && !spaces.Contains(f.SpaceId)).Select(f => f.Key)).ToListAsync();
        if (taken.Count > 0)
            return Refusal.Conflict(Texts<DemoTexts>.Say("KeyInUse", string.Join(", ", taken.Distinct().Order(StringComparer.Ordinal))));

        string[] names = [.. Organisation.Teams.Select(t => t.Unit), Organisation.Halden, Organisation.Marigold];
        var (teams, clients) = (db.MadeByExample("team.created"), db.MadeByExample("client.created"));
        var named = await db.Set<Team>().Where(t => names.Contains(t.Name) && !teams.Contains(t.Id)).Select(t => t.Name)
            .Concat(db.Set<Client>().Where(c => names.Contains(c.Name) && !clients.Contains(c.Id)).Select(c => c.Name)).ToListAsync();
        return named.Count == 0 ? null : Refusal.Conflict(Texts<DemoTexts>.Say("NameInUse", string.Join(", ", named)));
    }
}
