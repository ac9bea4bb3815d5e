using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.WorkItems.Taking;

namespace Steward.WorkItems.Listing;

/// <summary>What the buttons of a list do.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/items/selection", OnSelection);
        routes.MapForm("/s/{space}/next", Next);
    }

    private static async Task<IResult> OnSelection(HttpContext http, Visit visit, IFormCollection form)
    {
        var selected = form["selected"].OfType<string>().ToList();
        http.TellNext(await new Selection(visit, selected).Do(form["act"].ToString(), form["to"], form["note"], form["tags"], form["parent"], http.RequestAborted));
        return visit.SeeOther(Returning.Path(visit, form["returnTo"], "/items"));
    }

    private static async Task<IResult> Next(HttpContext http, Visit visit, string space)
    {
        var taken = await visit.Send(new TakeNext(space), cancel: http.RequestAborted);
        if (taken.Succeeded)
            return visit.SeeOther("/i/" + taken.Answer.Key);
        if (taken.Refusal.Kind == RefusalKind.Missing)
            return Page.Fault(http, StatusCodes.Status404NotFound, taken.Refusal.Sentence);
        http.TellNext(new Told(Tone.Info, taken.Refusal.Sentence.ToString()));
        return visit.SeeOther("/s/" + Uri.EscapeDataString(space));
    }
}
