using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Web.Hosting;

/// <summary>Whether this node can serve: its default workspace opens, reads, and can make a change durable.</summary>
internal static class Health
{
    /// <summary>The program answers; nothing else is asked, so that a slow disk does not get it restarted.</summary>
    public static IResult Live() => Results.Json(new { status = "live" });

    public static async Task<IResult> Ready(WorkspaceRegistry workspaces, ILogger<Program> log, CancellationToken cancel)
    {
        string? trouble, engine = null;
        try
        {
            var workspace = await workspaces.Find(null, WorkspaceEntry.DefaultName, cancel);
            engine = workspace?.Database.EngineVersion;
            trouble = workspace is null ? null : await StorageProbe.Trouble(workspace, cancel);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException or NotDurableException)
        {
            trouble = fault.Message;
        }

        if (trouble is null)
            return Results.Json(new { status = "ready", engine });
        log.LogWarning("Not ready: {Trouble}", trouble);
        return Results.Json(new { status = "unavailable", reason = "storage" }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
