using Steward.Platform.Edge;

namespace Steward.WorkItems.Listing;

/// <summary>Where a form leads back to: a path of this workspace, never another site.</summary>
internal static class Returning
{
    /// <summary>The wanted path without the workspace's root when it is one of ours, else the other one.</summary>
    public static string Path(Visit visit, string? wanted, string otherwise)
    {
        if (wanted is null || wanted.Length > 4_000 || !wanted.StartsWith(visit.Root + "/", StringComparison.Ordinal) || wanted.Any(char.IsControl))
            return otherwise;
        var path = wanted[visit.Root.Length..];
        return path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/\\", StringComparison.Ordinal) ? otherwise : path;
    }
}
