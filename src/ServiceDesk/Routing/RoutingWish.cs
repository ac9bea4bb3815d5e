using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Routing;

/// <summary>What a routing rule is to say.</summary>
/// <param name="Name">As timelines name it.</param>
/// <param name="QueueId">Into which queue; the rule is about the queue's space.</param>
public sealed record RoutingWish(string Name, long QueueId)
{
    public string Condition { get; init; } = "";

    public Distribution Distribution { get; init; }

    public int? Capacity { get; init; }

    public bool AtWorkOnly { get; init; }

    public bool OnChange { get; init; }

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (Name.Trim().Length is 0 or > RoutingRule.LongestName)
            faults.Add(new("name", Texts<RoutingTexts>.Say("NameShape", RoutingRule.LongestName)));
        if (Condition.Length > RoutingRule.LongestCondition)
            faults.Add(new("condition", Texts<RoutingTexts>.Say("ConditionLong", RoutingRule.LongestCondition)));
        if (Capacity is < 1 or > RoutingRule.MostCapacity)
            faults.Add(new("capacity", Texts<RoutingTexts>.Say("CapacityShape", RoutingRule.MostCapacity)));
        if (!Enum.IsDefined(Distribution))
            faults.Add(new("distribution", Texts<RoutingTexts>.Say("DistributionShape")));
        return Refusal.From(faults);
    }
}

/// <summary>Marks the texts of routing rules (RoutingTexts.resx).</summary>
public sealed class RoutingTexts;
