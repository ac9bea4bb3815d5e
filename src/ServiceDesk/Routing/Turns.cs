using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Routing;

/// <summary>Somebody an item can be given to.</summary>
/// <param name="PlaceId">The member of the team whose place this is.</param>
/// <param name="PersonId">Who takes it: the member, or their deputy while they are away.</param>
/// <param name="Open">Open items they have in the space.</param>
public readonly record struct Candidate(long PlaceId, long PersonId, int Open);

/// <summary>Whom a distribution chose, and how that is said.</summary>
/// <param name="Chosen">Null when nobody can take it.</param>
/// <param name="How">As <see cref="RouteWords"/> keeps it.</param>
public readonly record struct Turn(Candidate? Chosen, string How);

/// <summary>Whose turn it is. Pure: the same people, loads and last turn give the same answer.</summary>
public static class Turns
{
    /// <summary>Chooses.</summary>
    /// <param name="how">By what.</param>
    /// <param name="candidates">Who is there, in any order.</param>
    /// <param name="capacity">Open items a person may have; null for no limit.</param>
    /// <param name="last">The place that came last; null before the first turn.</param>
    public static Turn Next(Distribution how, IReadOnlyCollection<Candidate> candidates, int? capacity, long? last)
    {
        if (how == Distribution.None)
            return new Turn(null, RouteWords.Write("None"));
        if (candidates.Count == 0)
            return new Turn(null, RouteWords.Write("NobodyHere"));
        List<Candidate> free = [.. candidates.Where(c => capacity is null || c.Open < capacity).OrderBy(c => c.PlaceId > last ? 0 : 1).ThenBy(c => c.PlaceId)];
        if (free.Count == 0)
            return new Turn(null, RouteWords.Write("Full", capacity));
        if (how == Distribution.RoundRobin)
            return new Turn(free[0], RouteWords.Write("RoundRobin"));
        var least = free.MinBy(c => c.Open); // the first of equals: the one whose turn it is
        return new Turn(least, capacity is null ? RouteWords.Write("LeastOpen", least.Open) : RouteWords.Write("LeastLoaded", least.Open, capacity));
    }
}
