using Steward.Platform.Access;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Spaces;

/// <summary>Which spaces somebody sees as a place of work.</summary>
public static class SpaceSight
{
    /// <summary>Spaces that the actor works in, or all for administrators, by name.</summary>
    public static IReadOnlyList<Space> SeenBy(this SpaceDirectory spaces, Actor actor) =>
        [.. spaces.All.Where(s => s.ArchivedAt is null && actor.ReadsAllOf(s.Id))];
}
