namespace Steward.WorkItems.Items;

/// <summary>A clock of the item reached a step somebody wanted to hear of. Who is told is said by who reckons the clock.</summary>
public sealed record ItemPromiseNears : ItemHappening
{
    public override string Kind => "item.promise-nears";

    public required IReadOnlyList<long> PersonIds { get; init; }
}

/// <summary>The due moment of a clock of the item passed before it stopped.</summary>
public sealed record ItemPromiseBroken : ItemHappening
{
    public override string Kind => "item.promise-broken";

    public required IReadOnlyList<long> PersonIds { get; init; }
}
