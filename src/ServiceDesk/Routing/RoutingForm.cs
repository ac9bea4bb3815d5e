using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Routing;

/// <summary>The form of a routing rule as it was typed.</summary>
public sealed record RoutingForm(string Name, string Condition, string Queue, string Distribution, string Capacity, bool AtWorkOnly, bool OnChange)
{
    public static readonly RoutingForm Empty = new("", "", "", nameof(Routing.Distribution.None), "", AtWorkOnly: false, OnChange: false);

    public static RoutingForm Read(IFormCollection form) => new(
        form["name"].ToString(), form["condition"].ToString().ReplaceLineEndings(" ").Trim(), form["queue"].ToString(), form["distribution"].ToString(), form["capacity"].ToString().Trim(),
        form["atWorkOnly"] == "true", form["onChange"] == "true");

    public static RoutingForm Of(RoutingRule rule) => new(
        rule.Name, rule.Condition, rule.QueueId.ToString(CultureInfo.InvariantCulture), rule.Distribution.ToString(), rule.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "", rule.AtWorkOnly, rule.OnChange);

    internal Outcome<RoutingWish> Wish()
    {
        int? capacity = int.TryParse(Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
        var wish = new RoutingWish(Name, long.TryParse(Queue, NumberStyles.None, CultureInfo.InvariantCulture, out var queue) ? queue : 0)
        {
            Condition = Condition, Capacity = capacity, AtWorkOnly = AtWorkOnly, OnChange = OnChange,
            Distribution = Enum.TryParse<Distribution>(Distribution, out var how) && Enum.IsDefined(how) ? how : Routing.Distribution.None,
        };
        if (capacity is not null || Capacity.Length == 0)
            return wish;
        var faults = new List<FieldFault> { new("capacity", Texts<RoutingTexts>.Say("CapacityShape", RoutingRule.MostCapacity)) };
        faults.AddRange(wish.Check()?.Fields ?? []);
        return Refusal.From(faults)!;
    }
}
