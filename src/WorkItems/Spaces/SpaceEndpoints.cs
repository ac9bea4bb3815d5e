using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Listing;

namespace Steward.WorkItems.Spaces;

/// <summary>What the forms of spaces do.</summary>
internal static class SpaceEndpoints
{
    public static void MapSpaces(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/spaces", Create);
        routes.MapForm("/s/{space}/settings", Change);
        routes.MapForm("/s/{space}/key", Rename);
        routes.MapForm("/s/{space}/archive", Archive);
        routes.MapForm("/s/{space}/restore", Restore);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = SpaceForm.Read(fields);
        var kind = Enum.TryParse<SpaceKind>(form.Kind, out var known) ? known : SpaceKind.ServiceDesk;
        var command = new CreateSpace(form.Key ?? "", form.Name ?? "", kind) { Description = form.Description ?? "", InPortal = form.InPortal };
        var created = await visit.Send(command, cancel: http.RequestAborted);
        if (!created.Succeeded)
            return Page.Again<NewSpacePage>(created.Refusal, new { Form = form, Errors = created.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Say("SpaceCreatedTold", created.Answer.Name)));
        return visit.SeeOther("/s/" + created.Answer.Key);
    }

    private static async Task<IResult> Change(HttpContext http, Visit visit, string space, IFormCollection fields)
    {
        var form = SpaceForm.Read(fields);
        var command = new ChangeSpace(space) { Name = form.Name ?? "", Description = form.Description ?? "", InPortal = form.InPortal, Types = form.Types };
        var saved = await visit.Send(command, cancel: http.RequestAborted);
        return saved.Succeeded
            ? Done(http, visit, saved.Answer, "SpaceSaved")
            : Page.Again<SpaceSettingsPage>(saved.Refusal, new { SpaceKey = space, Refusing = "settings", Form = form, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Rename(HttpContext http, Visit visit, string space, [FromForm] string? to)
    {
        var renamed = await visit.Send(new RenameSpaceKey(space, (to ?? "").Trim().ToUpperInvariant()), cancel: http.RequestAborted);
        return renamed.Succeeded
            ? Done(http, visit, renamed.Answer, "KeyRenamed", renamed.Answer.Key)
            : Page.Again<SpaceSettingsPage>(renamed.Refusal, new { SpaceKey = space, Refusing = "key", Typed = to, Errors = renamed.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Archive(HttpContext http, Visit visit, string space)
    {
        var archived = await visit.Send(new ArchiveSpace(space), cancel: http.RequestAborted);
        return archived.Succeeded
            ? Done(http, visit, archived.Answer, "SpaceWasArchived", archived.Answer.Name)
            : Page.Again<SpaceSettingsPage>(archived.Refusal, new { SpaceKey = space, Refusing = "archive", Errors = archived.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Restore(HttpContext http, Visit visit, string space)
    {
        var restored = await visit.Send(new RestoreSpace(space), cancel: http.RequestAborted);
        return restored.Succeeded
            ? Done(http, visit, restored.Answer, "SpaceWasRestored", restored.Answer.Name)
            : Page.Again<SpaceSettingsPage>(restored.Refusal, new { SpaceKey = space, Refusing = "restore", Errors = restored.Refusal.ToFormErrors() });
    }

    private static IResult Done(HttpContext http, Visit visit, SpaceAnswer space, string key, params object?[] arguments)
    {
        http.TellNext(new Told(Tone.Success, Say(key, arguments)));
        return visit.SeeOther($"/s/{space.Key}/settings");
    }

    private static string Say(string key, params object?[] arguments) => Texts<ListTexts>.Say(key, arguments).ToString();
}
