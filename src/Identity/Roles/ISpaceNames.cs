using Steward.Platform.Workspaces;

namespace Steward.Identity.Roles;

/// <summary>A space as the pages about roles name it.</summary>
public sealed record SpaceName(long Id, string Key, string Name);

/// <summary>The border to whoever owns spaces: roles are given in them, but Identity stands below and knows only their ids.</summary>
public interface ISpaceNames
{
    /// <summary>All spaces that are not archived, by name.</summary>
    IReadOnlyList<SpaceName> In(Workspace workspace);
}
