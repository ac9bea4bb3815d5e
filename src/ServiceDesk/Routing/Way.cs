using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Queues;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Routing;

/// <summary>Where an item goes, and why.</summary>
/// <param name="Rule">The rule that held.</param>
/// <param name="Queue">Into which queue.</param>
/// <param name="PersonId">To whom; null for whoever takes it.</param>
/// <param name="How">How the person was found, as <see cref="RouteWords"/> keeps it.</param>
/// <param name="For">The absent member whose deputy it is; null when it is themselves.</param>
internal sealed record Way(RoutingRule Rule, DeskQueue Queue, long? PersonId, string How, long? For)
{
    /// <summary>The reasons as the event of the item keeps them.</summary>
    public IReadOnlyList<Change> Because(Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var how = new List<Change> { new("rule", null, Rule.Name), new("how", null, How) };
        if (For is { } absent)
            how.Add(new("how", null, RouteWords.Write("StandsIn", people.NameOf(absent), people.NameOf(PersonId))));
        return how;
    }
}

/// <summary>Finds the way of items by the rules of their space. Reads only; who is given an item is counted as loaded with it for the next.</summary>
internal sealed class Wayfinding(Workspace workspace, AppDb db, Instant now)
{
    private readonly RoutingBook book = workspace.Get<RoutingBook>();
    private readonly QueueDirectory queues = workspace.Get<QueueDirectory>();
    private readonly QueryScope scope = new(workspace, Actor.System, db, now);
    private readonly WhoIsHere here = new(workspace, now);
    private readonly Dictionary<(long Space, long Person), int> loads = [];

    /// <summary>The first rule that holds, with its queue; null when none does.</summary>
    public (RoutingRule Rule, DeskQueue Queue)? RuleFor(KnownItem item, bool onChange)
    {
        foreach (var rule in book.In(item.Item.SpaceId))
        {
            if ((rule.OnChange || !onChange) && queues.Find(rule.QueueId) is { ArchivedAt: null } queue && book.Holds(rule, item, scope))
                return (rule, queue);
        }

        return null;
    }

    /// <summary>Whom the rule gives it to. One statement for the loads, and none where the rule leaves it to the team.</summary>
    public async Task<Way> To(RoutingRule rule, DeskQueue queue, RoutingTurn turn)
    {
        if (rule.Distribution == Distribution.None)
            return new Way(rule, queue, null, Turns.Next(Distribution.None, [], null, null).How, null);
        var places = here.Places(queue.TeamId, queue.SpaceId, rule.AtWorkOnly);
        await ReadLoads(queue.SpaceId, [.. places.Select(p => p.Person).Distinct()]);
        var next = Turns.Next(rule.Distribution, [.. places.Select(p => new Candidate(p.Place, p.Person, loads[(queue.SpaceId, p.Person)]))], rule.Capacity, turn.LastPersonId);
        if (next.Chosen is not { } chosen)
            return new Way(rule, queue, null, next.How, null);
        turn.LastPersonId = chosen.PlaceId;
        turn.Turns++;
        loads[(queue.SpaceId, chosen.PersonId)]++;
        return new Way(rule, queue, chosen.PersonId, next.How, chosen.PlaceId == chosen.PersonId ? null : chosen.PlaceId);
    }

    private async Task ReadLoads(long space, long[] persons)
    {
        long[] unknown = [.. persons.Where(p => !loads.ContainsKey((space, p)))];
        if (unknown.Length == 0)
            return;
        var counts = await db.Set<WorkItem>().Where(i => i.SpaceId == space && i.Category < StateCategory.Done && i.AssigneeId != null && unknown.Contains(i.AssigneeId.Value))
            .GroupBy(i => i.AssigneeId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        foreach (var person in unknown)
            loads[(space, person)] = counts.Find(c => c.Key == person)?.Count ?? 0;
    }
}
