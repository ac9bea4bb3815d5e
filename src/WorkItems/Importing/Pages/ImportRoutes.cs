using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.WorkItems.Importing.Applying;

namespace Steward.WorkItems.Importing.Pages;

/// <summary>The forms of the import pages and the files they offer.</summary>
internal static class ImportRoutes
{
    public static void MapImportPages(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/imports/uploads", Upload);
        routes.MapForm("/imports/{id:long}/mapping", Check);
        routes.MapForm("/imports/{id:long}/run", Run);
        routes.MapForm("/imports/{id:long}/undo", Undo);
        routes.MapForm("/imports/{id:long}/discard", Discard);
        routes.MapGet("/imports/{id:long}/mapping.json", ImportFiles.Mapping).ExcludeFromDescription();
        routes.MapGet("/imports/{id:long}/findings.csv", ImportFiles.Findings).ExcludeFromDescription();
        routes.MapGet("/imports/{id:long}/bad-rows.csv", ImportFiles.BadRows).ExcludeFromDescription();
    }

    private static async Task<IResult> Upload(HttpContext http, Visit visit, ImportWork work)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var space = form["space"].ToString();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return Again(Refusal.Invalid("file", Texts<ImportTexts>.Say("ChooseFile")));
        await using var content = file.OpenReadStream();
        var taken = await work.Take(visit.Workspace, visit.Actor, space, Path.GetFileName(file.FileName), content, null, http.RequestAborted);
        return taken.Succeeded ? visit.SeeOther(PathOf(taken.Answer)) : Again(taken.Refusal);

        IResult Again(Refusal refusal) => Page.Again<ImportsPage>(refusal, new { Chosen = space, Errors = refusal.ToFormErrors() });
    }

    private static async Task<IResult> Check(HttpContext http, Visit visit, ImportWork work, long id)
    {
        if (ImportWork.Find(visit.Workspace, visit.Actor, id) is not { } run) return Missing(http);
        ColumnMapping? mapping = null;
        Refusal refusal;
        try
        {
            mapping = MappingFields.Read(await http.Request.ReadFormAsync(http.RequestAborted), run);
            var checkedNow = await work.Check(visit.Workspace, visit.Actor, id, mapping, http.RequestAborted);
            if (checkedNow.Succeeded) return visit.SeeOther(PathOf(id));
            refusal = checkedNow.Refusal;
        }
        catch (UnreadableTableException unreadable)
        {
            refusal = ImportRefusals.Of(unreadable);
        }
        return Page.Again<ImportPage>(refusal, new { Id = id, Typed = mapping, Errors = new Platform.Design.FormErrors().Add("", refusal.Sentence.ToString()) });
    }

    private static async Task<IResult> Run(HttpContext http, Visit visit, long id) =>
        Answer(http, visit, id, await visit.Send(new RunImport(id), cancel: http.RequestAborted));

    private static async Task<IResult> Undo(HttpContext http, Visit visit, long id)
    {
        var force = (await http.Request.ReadFormAsync(http.RequestAborted))["force"].ToString() == "true";
        return Answer(http, visit, id, await visit.Send(new UndoImport(id, force), cancel: http.RequestAborted));
    }

    private static async Task<IResult> Discard(HttpContext http, Visit visit, long id)
    {
        var outcome = await visit.Send(new DiscardImport(id), cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther("/imports") : Answer(http, visit, id, outcome);
    }

    private static IResult Answer(HttpContext http, Visit visit, long id, Outcome<Done> outcome)
    {
        if (outcome.Succeeded) return visit.SeeOther(PathOf(id));
        return outcome.Refusal.Kind == RefusalKind.Missing ? Missing(http) : Page.Fault(http, outcome.Refusal);
    }

    private static IResult Missing(HttpContext http) => Page.Fault(http, StatusCodes.Status404NotFound, Texts<ImportTexts>.Say("NoSuchImport"));

    private static string PathOf(long id) => "/imports/" + id.ToString(CultureInfo.InvariantCulture);
}
