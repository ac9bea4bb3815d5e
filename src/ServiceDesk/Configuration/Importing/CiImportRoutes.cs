using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.WorkItems.Importing.Applying;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>The forms of imports of configuration items.</summary>
internal static class CiImportRoutes
{
    public static void MapCiImports(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/configuration/imports", Upload);
        routes.MapForm("/configuration/imports/{id:long}/run", Run);
        routes.MapForm("/configuration/imports/{id:long}/undo", Undo);
    }

    private static async Task<IResult> Upload(HttpContext http, Visit visit, BlobStore blobs, IFormCollection form)
    {
        if (!visit.Actor.May(ConfigurationPermissions.Import))
            return Page.Fault(http, StatusCodes.Status403Forbidden, Texts<ConfigurationTexts>.Say("MayNotImport"));
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return Again(Refusal.Invalid("file", Texts<ConfigurationTexts>.Say("ChooseFile")));
        await using var content = file.OpenReadStream();
        var name = Path.GetFileName(file.FileName);
        var kept = await blobs.Keep(visit.Workspace, content, name, http.RequestAborted);
        if (!kept.Succeeded)
            return Again(kept.Refusal);
        var read = await CiImportFile.Read(blobs, visit.Workspace, kept.Answer.Hash, http.RequestAborted);
        if (!read.Succeeded)
            return Again(read.Refusal);
        var started = await visit.Send(new StartCiImport(name, kept.Answer.Hash), cancel: http.RequestAborted);
        return started.Succeeded ? visit.SeeOther(FormattableString.Invariant($"/configuration/imports/{started.Answer.Id}")) : Again(started.Refusal);

        static IResult Again(Refusal refusal) => Page.Again<CiImportsPage>(refusal, new { Errors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> Run(HttpContext http, Visit visit, BlobStore blobs, long id)
    {
        var import = visit.Actor.May(ConfigurationPermissions.Import) ? await visit.Db.Set<CiImport>().FirstOrDefaultAsync(i => i.Id == id, http.RequestAborted) : null;
        var rows = import is null ? Outcome.Of(new CiRows([], [], [])) : await CiImportFile.Read(blobs, visit.Workspace, import.Hash, http.RequestAborted);
        if (!rows.Succeeded)
            return Page.Fault(http, rows.Refusal);
        var ran = await visit.Send(new RunCiImport(id, rows.Answer), cancel: http.RequestAborted);
        if (!ran.Succeeded)
            return Page.Fault(http, ran.Refusal);
        http.TellNext(new Told(Tone.Success, Texts<ConfigurationTexts>.Say("ImportRan", ran.Answer.Created, ran.Answer.Changed, ran.Answer.Related).ToString()));
        return visit.SeeOther("/configuration/imports/" + id.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<IResult> Undo(HttpContext http, Visit visit, long id)
    {
        var undone = await visit.Send(new UndoCiImport(id), cancel: http.RequestAborted);
        if (!undone.Succeeded)
            return Page.Fault(http, undone.Refusal);
        http.TellNext(new Told(Tone.Success, Texts<ConfigurationTexts>.Say("ImportWasUndone").ToString(), undone.Answer.Kept.Count == 0 ? null : Texts<ConfigurationTexts>.Say("UndoKept", string.Join(", ", undone.Answer.Kept)).ToString()));
        return visit.SeeOther("/configuration/imports/" + id.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>Reads a kept file as rows; what cannot be read is a refusal that says why.</summary>
internal static class CiImportFile
{
    public static async Task<Outcome<CiRows>> Read(BlobStore blobs, Platform.Workspaces.Workspace workspace, string hash, CancellationToken cancel)
    {
        await using var kept = await blobs.Open(workspace, hash, cancel);
        if (kept is null)
            return Refusal.Missing(Texts<ConfigurationTexts>.Say("ImportFileGone"));
        using var copy = new MemoryStream();
        await kept.CopyToAsync(copy, cancel);
        var bytes = copy.ToArray();
        try
        {
            return CiRows.Read(() => new MemoryStream(bytes, writable: false), workspace);
        }
        catch (UnreadableTableException unreadable)
        {
            return ImportRefusals.Of(unreadable);
        }
    }
}
