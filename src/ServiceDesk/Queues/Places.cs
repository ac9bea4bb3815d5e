namespace Steward.ServiceDesk.Queues;

/// <summary>Stands at a place among its like: queues of a space, rules of a space.</summary>
internal interface IHavePlace
{
    /// <summary>Smaller stands higher.</summary>
    int Position { get; set; }
}

/// <summary>Moving one among its like.</summary>
internal static class Places
{
    /// <summary>Moves one a place up or down, and gives all places of their own again; false when it is at that end already.</summary>
    /// <param name="line">All of them, in their order.</param>
    /// <param name="moved">The one to move.</param>
    /// <param name="up">Up, or down.</param>
    public static bool Step<T>(this List<T> line, T moved, bool up)
        where T : IHavePlace
    {
        var at = line.IndexOf(moved);
        var to = Math.Clamp(up ? at - 1 : at + 1, 0, line.Count - 1);
        if (to == at)
            return false;
        (line[at], line[to]) = (line[to], line[at]);
        for (var place = 0; place < line.Count; place++)
            line[place].Position = place;
        return true;
    }
}
