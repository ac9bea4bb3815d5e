using Steward.WorkItems.Items;

namespace Steward.WorkItems.Checklists;

public sealed record CheckRowsAdded : ItemHappening
{
    public override string Kind => "item.check-added";
}

public sealed record CheckRowTicked : ItemHappening
{
    public override string Kind => "item.check-ticked";
}

public sealed record CheckRowUnticked : ItemHappening
{
    public override string Kind => "item.check-unticked";
}

/// <summary>A row was reworded, or put at another place.</summary>
public sealed record CheckRowChanged : ItemHappening
{
    public override string Kind => "item.check-changed";
}

public sealed record CheckRowRemoved : ItemHappening
{
    public override string Kind => "item.check-removed";
}
