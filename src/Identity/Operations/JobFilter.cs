using Steward.Platform.Jobs;

namespace Steward.Identity.Operations;

/// <summary>Which jobs are shown, as it stands in the address.</summary>
internal static class JobFilter
{
    /// <summary>False for a word that is no state; nothing and "all" mean every state.</summary>
    public static bool TryState(string? text, out JobStanding? standing)
    {
        standing = text switch
        {
            "waiting" => JobStanding.Waiting, "running" => JobStanding.Running, "parked" => JobStanding.Parked, "done" => JobStanding.Done, _ => null,
        };
        return standing is not null || text is null or "" or "all";
    }

    public static string Word(JobStanding? standing) => standing?.ToString().ToLowerInvariant() ?? "all";

    public static string Query(JobStanding? standing, string? kind, long? before = null)
    {
        var parts = new List<string>();
        if (standing is not null)
            parts.Add("state=" + Word(standing));
        if (!string.IsNullOrEmpty(kind))
            parts.Add("kind=" + Uri.EscapeDataString(kind));
        if (before is { } id)
            parts.Add("before=" + OperationsRoutes.Written(id));
        return parts.Count == 0 ? "/admin/jobs" : "/admin/jobs?" + string.Join('&', parts);
    }
}
