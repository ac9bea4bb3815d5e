using Microsoft.AspNetCore.Http;
using Steward.Platform.Edge;
using Steward.Platform.Portable;

namespace Steward.Identity.Operations;

/// <summary>The whole workspace as a file. That it was taken is recorded first; the file is written whole before it is sent, and gone afterwards.</summary>
internal static class WholeExport
{
    public static async Task<IResult> Answer(HttpContext http, Visit visit, WorkspaceExport export)
    {
        var name = $"{visit.Workspace.Name}-export.zip";
        var noted = await visit.Send(new NoteExport(name), cancel: http.RequestAborted);
        if (!noted.Succeeded)
            return Page.Fault(http, noted.Refusal);
        var waiting = System.IO.Directory.CreateTempSubdirectory("steward-export");
        try
        {
            var file = Path.Combine(waiting.FullName, name);
            await export.Take(visit.Workspace, file, withKeys: false, http.RequestAborted);
            http.Response.OnCompleted(() =>
            {
                waiting.Delete(recursive: true);
                return Task.CompletedTask;
            });
            return Results.File(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Delete, 64 * 1024, FileOptions.Asynchronous), "application/zip", name);
        }
        catch
        {
            waiting.Delete(recursive: true);
            throw;
        }
    }
}
