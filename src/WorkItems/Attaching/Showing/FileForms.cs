using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.WorkItems.Attaching.Judging;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Attaching.Showing;

/// <summary>The forms of a file's own page, and the picture or pages it shows.</summary>
internal static class FileForms
{
    public static void MapFileForms(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/files/{id:long}/preview", Preview).ExcludeFromDescription();
        routes.MapForm("/i/{key}/files/{id:long}/approval", (HttpContext http, Visit visit, string key, long id, [FromForm] string? to) =>
            Act(http, visit, id, new JudgeFile(key, id, Enum.TryParse<FileApproval>(to, out var way) ? way : (FileApproval)(-1))));
        routes.MapForm("/i/{key}/files/{id:long}/class", (HttpContext http, Visit visit, string key, long id, [FromForm(Name = "class")] string? name) =>
            Act(http, visit, id, new ClassifyFile(key, id, name ?? "")));
        routes.MapForm("/i/{key}/files/{id:long}/restoration", (HttpContext http, Visit visit, string key, long id) => Act(http, visit, id, new RestoreFile(key, id)));
        routes.MapForm("/admin/data/classes", Classes);
    }

    private static async Task<IResult> Preview(long id, Visit visit, HttpContext http, BlobStore blobs, Platform.Scanning.MalwareScanner scanner)
    {
        if (!visit.Actor.IsSignedIn)
            return Results.Redirect($"{visit.Root}/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path)}");
        if (await SeenFile.Find(visit, id, http.RequestAborted) is not { } seen)
            return FileDownload.Nothing(http);
        return await FileDownload.Answer(seen.File, visit, http, blobs, scanner, shown: true);
    }

    private static async Task<IResult> Act(HttpContext http, Visit visit, long id, ICommand<FileAnswer> command)
    {
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (outcome.Succeeded)
            return visit.SeeOther($"/files/{outcome.Answer.Id}");
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
            ? Page.Fault(http, outcome.Refusal)
            : Page.Again<FilePage>(outcome.Refusal, new { Id = id, Refused = outcome.Refusal.Sentence.ToString() });
    }

    private static async Task<IResult> Classes(HttpContext http, Visit visit, [FromForm] string? classes)
    {
        var names = (classes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var outcome = await visit.Send(new ChangeFileClasses(names), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Platform.Design.Tone.Success, new Platform.Text.Said(typeof(ItemTexts), "ClassesSaved", []).ToString()));
        return visit.SeeOther("/admin/data");
    }
}
