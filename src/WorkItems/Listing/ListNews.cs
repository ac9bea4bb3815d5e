using Steward.Platform.Edge;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Listing;

/// <summary>Which news make a list, a board or a calendar show itself anew.</summary>
internal static class ListNews
{
    /// <summary>Topics of one space, or of all the visitor sees; as <c>data-live</c> takes them.</summary>
    public static string NewsOf(this Visit visit, Space? space) => space is not null
        ? "space:" + space.Key
        : string.Join(' ', visit.Workspace.Get<SpaceDirectory>().SeenBy(visit.Actor).Select(s => "space:" + s.Key));
}
