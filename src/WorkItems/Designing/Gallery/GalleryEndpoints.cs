using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Types;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Designing;

/// <summary>Taking workflows from the gallery and from files, and giving them there.</summary>
internal static class GalleryEndpoints
{
    private static Refusal NotTheirs => Refusal.Forbidden(Texts<Platform.PlatformTexts>.Say("NotAllowed", WorkItemPermissions.DesignTypes.Describe(), WorkItemPermissions.DesignTypes.WhoCanHelp()));

    public static void MapGallery(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/types/{key}/workflow/taking", Take);
        routes.MapForm("/admin/types/{key}/workflow/sharing", Share);
        routes.MapForm("/admin/types/{key}/workflow/file", Upload);
        routes.MapForm("/admin/workflows/{key}/removal", Remove);
        routes.MapGet("/admin/types/{key}/workflow.json", Download).ExcludeFromDescription();
    }

    private static async Task<IResult> Take(HttpContext http, Visit visit, string key, [FromForm] string? from)
    {
        var outcome = await visit.Send(new TakeWorkflow(key, from ?? ""), cancel: http.RequestAborted);
        return outcome.Succeeded ? Led(http, visit, key, "WasTaken") : Page.Fault(http, outcome.Refusal);
    }

    private static async Task<IResult> Share(HttpContext http, Visit visit, string key, [FromForm] string? name, [FromForm] string? about)
    {
        var outcome = await visit.Send(new ShareWorkflow(key, name ?? "") { About = about ?? "" }, cancel: http.RequestAborted);
        if (outcome.Succeeded)
            return Led(http, visit, key, "WasShared", outcome.Answer.Name, outcome.Answer.Version);
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing ? Page.Fault(http, outcome.Refusal)
            : Page.Again<WorkflowPage>(outcome.Refusal, new { TypeKey = key, SharedName = name, SharedAbout = about, GalleryErrors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Upload(HttpContext http, Visit visit, string key, IFormCollection form)
    {
        if (!visit.Actor.May(WorkItemPermissions.DesignTypes))
            return Page.Fault(http, NotTheirs);
        var read = await Sent(form, http.RequestAborted);
        var outcome = read.Succeeded ? await visit.Send(new DraftWorkflow(key, read.Answer), cancel: http.RequestAborted) : read.Refusal;
        if (outcome.Succeeded)
            return Led(http, visit, key, "WasTaken");
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing ? Page.Fault(http, outcome.Refusal)
            : Page.Again<WorkflowPage>(outcome.Refusal, new { TypeKey = key, GalleryErrors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Remove(HttpContext http, Visit visit, string key)
    {
        var outcome = await visit.Send(new RemoveShared(key), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Tone.Success, Texts<WorkflowTexts>.Say("WasUnshared").ToString()));
        return visit.SeeOther("/admin/workflows");
    }

    private static IResult Download(HttpContext http, Visit visit, string key)
    {
        if (!visit.Actor.IsSignedIn)
            return Results.Redirect($"{visit.Root}/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path)}");
        if (!visit.Actor.May(WorkItemPermissions.DesignTypes))
            return Page.Fault(http, NotTheirs);
        return visit.Workspace.Get<TypeDirectory>().Find(key) is { } type
            ? Results.File(Encoding.UTF8.GetBytes(WorkflowFile.Write(type)), "application/json", $"{type.Key}-workflow-{type.Version}.json")
            : Page.Fault(http, TypeOrders.NoSuchType(key));
    }

    private static async Task<Outcome<Workflow>> Sent(IFormCollection form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
            return Refusal.Invalid("file", Texts<WorkflowTexts>.Say("FileMissing"));
        if (sent.Length > WorkflowFile.Largest)
            return Refusal.Invalid("file", Texts<WorkflowTexts>.Say("FileTooLarge", WorkflowFile.Largest / 1000));
        using var reader = new StreamReader(sent.OpenReadStream(), Encoding.UTF8);
        return WorkflowFile.Read(await reader.ReadToEndAsync(cancel));
    }

    private static IResult Led(HttpContext http, Visit visit, string key, string said, params object?[] arguments)
    {
        http.TellNext(new Told(Tone.Success, Texts<WorkflowTexts>.Say(said, arguments).ToString()));
        return visit.SeeOther($"/admin/types/{Uri.EscapeDataString(key)}/workflow");
    }
}
