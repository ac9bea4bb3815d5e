using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Queues;

/// <summary>Which items are in a queue, and in which order they are worked: the same for the page, the counters and whoever takes the next one.</summary>
internal static class QueueItems
{
    /// <summary>What is promised soonest first, then the more urgent, then the older.</summary>
    public static readonly IReadOnlyList<QueryOrder> Order = [new("sla.due", Descending: false), new("priority", Descending: true), new("createdAt", Descending: false)];

    /// <summary>The items in no order; a refusal when the query names what no longer exists.</summary>
    public static Outcome<IQueryable<WorkItem>> Of(DeskQueue queue, QueryScope scope)
    {
        var query = QueryText.Parse(queue.Query);
        if (!query.Succeeded)
            return query.Refusal;
        var (space, team) = (queue.SpaceId, queue.TeamId);
        IQueryable<WorkItem> items = scope.Db.Set<WorkItem>().Where(i => i.SpaceId == space && i.Category < StateCategory.Done);
        if (team is not null)
            items = items.Where(i => i.TeamId == team);
        return items.Apply(query.Answer.Where, scope);
    }

    /// <summary>The same as the address of a list, for the page.</summary>
    public static ListAddress Address(DeskQueue queue, string path, QueryScope scope)
    {
        var query = QueryText.Parse(queue.Query);
        var team = queue.TeamId is { } id ? scope.People.TeamNameOf(id) : "";
        return new ListAddress(path)
        {
            Parts =
            [
                ListAddress.Open,
                .. team.Length == 0 ? [] : new QueryNode[] { new Condition("team", "=", [new QueryValue(team) { Quoted = true }]) },
                .. query.Succeeded ? query.Answer.Parts : [],
            ],
            Order = query is { Succeeded: true, Answer.Order.Count: > 0 } ? query.Answer.Order : Order,
        };
    }
}
