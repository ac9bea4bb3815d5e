using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Listing;

namespace Steward.WorkItems.Views;

/// <summary>What the forms of views do.</summary>
internal static class ViewEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/views", Save);
        routes.MapForm("/views/{slug}", Change);
        routes.MapForm("/views/{slug}/removal", Remove);
        routes.MapForm("/views/{slug}/pin", Pin);
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = ViewForm.Read(fields);
        var saved = await visit.Send(
            new SaveView(form.Name ?? "", form.Settings ?? "") { Audience = form.WhoFinds ?? ViewAudience.Private, TeamId = form.Team, Space = form.Space }, cancel: http.RequestAborted);
        if (saved.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!saved.Succeeded)
            return Page.Again<NewViewPage>(saved.Refusal, new { form.Settings, form.Space, Typed = form, Errors = saved.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Say("ViewSavedTold", saved.Answer.Name)));
        return visit.SeeOther("/v/" + saved.Answer.Slug);
    }

    private static async Task<IResult> Change(HttpContext http, Visit visit, string slug, IFormCollection fields)
    {
        var form = ViewForm.Read(fields);
        var changed = await visit.Send(
            new ChangeView(slug) { Name = form.Name, Settings = form.Settings, Audience = form.WhoFinds, TeamId = form.Team }, cancel: http.RequestAborted);
        if (!changed.Succeeded)
            return Refused(http, slug, form, changed.Refusal);
        http.TellNext(new Told(Tone.Success, Say("ViewSavedTold", changed.Answer.Name)));
        return visit.SeeOther("/v/" + slug);
    }

    private static async Task<IResult> Remove(HttpContext http, Visit visit, string slug)
    {
        var removed = await visit.Send(new RemoveView(slug), cancel: http.RequestAborted);
        if (!removed.Succeeded)
            return Refused(http, slug, null, removed.Refusal);
        http.TellNext(new Told(Tone.Success, Say("ViewRemovedTold")));
        return visit.SeeOther("/views");
    }

    private static async Task<IResult> Pin(HttpContext http, Visit visit, string slug, IFormCollection fields)
    {
        int? position = int.TryParse(fields["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
        var pinned = await visit.Send(new PinView(slug, position), cancel: http.RequestAborted);
        if (!pinned.Succeeded && pinned.Refusal.Kind == RefusalKind.Missing)
            return Page.Fault(http, StatusCodes.Status404NotFound, pinned.Refusal.Sentence);
        if (!pinned.Succeeded)
            http.TellNext(new Told(Tone.Warning, pinned.Refusal.Sentence.ToString()));
        return visit.SeeOther(Returning.Path(visit, fields["returnTo"], "/v/" + slug));
    }

    private static IResult Refused(HttpContext http, string slug, ViewForm? form, Refusal refusal) => refusal.Kind is RefusalKind.Missing or RefusalKind.Forbidden
        ? Page.Fault(http, refusal)
        : Page.Again<EditViewPage>(refusal, new { Slug = slug, Typed = form, Errors = refusal.ToFormErrors() });

    private static string Say(string key, params object?[] arguments) => Texts<ViewTexts>.Say(key, arguments).ToString();
}
