using System.Globalization;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Queues;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Routing;

/// <summary>A routing rule as the API answers it.</summary>
public sealed record RouteAnswer(string Id, string Name, string Space, string Condition, string Queue, string QueueName, Distribution Distribution, int? Capacity, bool AtWorkOnly, bool OnChange)
{
    public static RouteAnswer Of(RoutingRule rule, Workspace workspace) => new(
        rule.Id.ToString(CultureInfo.InvariantCulture), rule.Name, workspace.Get<SpaceDirectory>().KeyOf(rule.SpaceId), rule.Condition, rule.QueueId.ToString(CultureInfo.InvariantCulture),
        workspace.Get<QueueDirectory>().Find(rule.QueueId)?.Name ?? "", rule.Distribution, rule.Capacity, rule.AtWorkOnly, rule.OnChange);
}
