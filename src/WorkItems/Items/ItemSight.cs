using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Data;

namespace Steward.WorkItems.Items;

/// <summary>
/// The one answer to "which items may this actor see": pages, API, search, counts, exports and mails all start here. Staff see their
/// spaces, client managers their client's items there, everybody what they asked for or watch.
/// </summary>
public static class ItemSight
{
    public static IQueryable<WorkItem> ItemsFor(this AppDb db, Actor actor)
    {
        var items = db.Set<WorkItem>();
        if (actor.IsAdmin)
            return items;
        if (!actor.IsSignedIn)
            return items.Where(_ => false);
        var staff = actor.SpacesWith(Actor.StaffRoles);
        var managed = actor.ClientId is null ? [] : actor.SpacesWith(Role.ClientManager);
        var me = actor.PersonId;
        var client = actor.ClientId;
        if (managed.Length == 0)
            return items.Where(i => staff.Contains(i.SpaceId) || i.RequesterId == me || db.Set<Watcher>().Any(w => w.ItemId == i.Id && w.PersonId == me));
        return items.Where(i => staff.Contains(i.SpaceId)
            || (i.ClientId == client && managed.Contains(i.SpaceId))
            || i.RequesterId == me
            || db.Set<Watcher>().Any(w => w.ItemId == i.Id && w.PersonId == me));
    }

    /// <summary>Items of one space. For its staff the space itself is the whole condition, so the plain index serves.</summary>
    public static IQueryable<WorkItem> ItemsIn(this AppDb db, Actor actor, long spaceId) =>
        actor.ReadsAllOf(spaceId)
            ? db.Set<WorkItem>().Where(i => i.SpaceId == spaceId)
            : db.ItemsFor(actor).Where(i => i.SpaceId == spaceId);

    /// <summary>Items of all spaces the actor works in; for people who only ask, their own.</summary>
    public static IQueryable<WorkItem> ItemsWorkedBy(this AppDb db, Actor actor)
    {
        if (actor.IsAdmin)
            return db.Set<WorkItem>();
        var staff = actor.SpacesWith(Actor.StaffRoles);
        return db.Set<WorkItem>().Where(i => staff.Contains(i.SpaceId));
    }

    /// <summary>True for staff of the space: they see internal notes and everything in it.</summary>
    public static bool ReadsAllOf(this Actor actor, long spaceId) =>
        actor.IsAdmin || (actor.RolesIn(spaceId) & Actor.StaffRoles) != 0;

    public static long[] SpacesWith(this Actor actor, Role roles) =>
        [.. actor.Roles.Where(r => (r.Value & roles) != 0).Select(r => r.Key)];

    /// <summary>The item of a key, present or former, or nothing when it does not exist or the actor may not see it: both look the same.</summary>
    public static async Task<WorkItem?> FindItem(this AppDb db, Actor actor, Spaces.SpaceDirectory spaces, string key)
    {
        if (!WorkItemKey.TryParse(key, out var parsed) || spaces.Find(parsed.Space) is not { } space)
            return null;
        var found = await db.ItemsIn(actor, space.Id).FirstOrDefaultAsync(i => i.Number == parsed.Number);
        if (found is not null)
            return found;
        var former = await db.Set<FormerItemKey>().AsNoTracking().FirstOrDefaultAsync(f => f.SpaceId == space.Id && f.Number == parsed.Number);
        return former is null ? null : await db.ItemsFor(actor).FirstOrDefaultAsync(i => i.Id == former.ItemId);
    }
}
