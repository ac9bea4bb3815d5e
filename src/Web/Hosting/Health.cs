using Steward.Platform.Workspaces;

namespace Steward.Web.Hosting;

/// <summary>Whether this node can serve: its default workspace opens and reads.</summary>
internal static class Health
{
    public static async Task<IResult> Ready(WorkspaceRegistry workspaces, CancellationToken cancel)
    {
        try
        {
            var workspace = await workspaces.Find(null, WorkspaceEntry.DefaultName, cancel);
            return Results.Json(new { status = "ready", engine = workspace?.Database.EngineVersion });
        }
        catch (System.Data.Common.DbException fault)
        {
            return Results.Json(new { status = "unavailable", reason = fault.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
