using Steward.Identity.Roles;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Spaces;

/// <summary>Tells Identity the names of spaces for its pages about roles.</summary>
internal sealed class SpaceNames : ISpaceNames
{
    public IReadOnlyList<SpaceName> In(Workspace workspace) =>
    [
        .. workspace.Get<SpaceDirectory>().All.Where(space => space.ArchivedAt is null)
            .OrderBy(space => space.Name, StringComparer.CurrentCultureIgnoreCase)
            .Select(space => new SpaceName(space.Id, space.Key, space.Name)),
    ];
}
