namespace Steward.Scheduling.Network;

/// <summary>Dates a whole network.</summary>
static class Dating
{
    public static NetworkDates Whole(Network network)
    {
        var book = new DateBook(network.Topology.Count);
        new ForwardPass(network, book).All();
        new BackwardPass(network, book).All();
        if (network.HasLateTasks)
        {
            // once more, with the late ones late; whoever follows them moves within its float, and the plan ends as before
            new ForwardPass(network, book) { TakeLateDates = true }.All();
            new BackwardPass(network, book).All();
        }
        new FloatPass(network, book).All();
        return new NetworkDates(network, book);
    }
}
