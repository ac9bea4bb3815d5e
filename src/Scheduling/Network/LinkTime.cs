using NodaTime;

namespace Steward.Scheduling.Network;

/// <summary>Goes along a link, and back.</summary>
sealed class LinkTime(Network network, DateBook book)
{
    /// <summary>The earliest the held end of the successor can be.</summary>
    public Instant Forward(int link)
    {
        var bond = network.Plan.Links[link];
        var from = network.Topology.LinkFrom[link];
        var at = bond.LeavesFinish ? book.Finish[from] : book.Start[from];
        return bond.Lag.IsNone ? at
            : bond.Lag.Unit == LagUnit.Elapsed ? network.Clock(from).Within(at + bond.Lag.Time)
            : network.Clock(network.Topology.LinkTo[link]).After(at, Working(bond.Lag, from));
    }

    /// <summary>The latest the holding end of the predecessor may be when the held end is to be <paramref name="at"/>.</summary>
    public Instant Back(int link, Instant at)
    {
        var lag = network.Plan.Links[link].Lag;
        return lag.IsNone ? at
            : lag.Unit == LagUnit.Elapsed ? network.Clock(network.Topology.LinkTo[link]).Within(at - lag.Time)
            : network.Clock(network.Topology.LinkTo[link]).Before(at, Working(lag, network.Topology.LinkFrom[link]));
    }

    Duration Working(Lag lag, int from) => lag.Unit != LagUnit.Percent
        ? lag.Time
        : Duration.FromTicks(Math.Round(LengthOf(from).TotalTicks * lag.Percent / 100));

    Duration LengthOf(int task) => network.Topology.IsSummary[task]
        ? network.Clock(task).Between(book.Start[task], book.Finish[task])
        : network.Plan.Tasks[task].Duration;
}
