using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Routing.Pages;

namespace Steward.ServiceDesk.Routing;

/// <summary>What the forms of routing rules do.</summary>
internal static class RoutingRoutes
{
    public static void MapRouting(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/routing", Create);
        routes.MapForm("/routing/{id:long}", Save);
        routes.MapForm("/routing/{id:long}/place", Move);
        routes.MapForm("/routing/{id:long}/end", End);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = RoutingForm.Read(fields);
        var wish = form.Wish();
        var made = wish.Succeeded ? await visit.Send(new SaveRoute(null, wish.Answer), cancel: http.RequestAborted) : wish.Refusal;
        if (made.Succeeded)
            return Told(http, visit, "SavedTold", made.Answer.Name);
        return Page.Closed(http, made.Refusal) ?? Page.Again<NewRoutePage>(made.Refusal, new { Typed = form, Errors = made.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, long id, IFormCollection fields)
    {
        var form = RoutingForm.Read(fields);
        if (visit.Workspace.Get<RoutingBook>().Find(visit.Actor, id) is not { EndedAt: null } rule)
            return Page.Fault(http, RouteOrders.NoSuchRule(id));
        var wish = form.Wish();
        var mayKeep = visit.Actor.May(QueuePermissions.Keep, rule.SpaceId);
        var saved = wish.Succeeded || !mayKeep ? await visit.Send(new SaveRoute(id, wish.Succeeded ? wish.Answer : new RoutingWish("?", 0)), cancel: http.RequestAborted) : wish.Refusal;
        if (saved.Succeeded)
            return Told(http, visit, "SavedTold", saved.Answer.Name);
        return Page.Closed(http, saved.Refusal) ?? Page.Again<RoutePage>(saved.Refusal, new { Id = id, Typed = form, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Move(HttpContext http, Visit visit, long id, IFormCollection fields)
    {
        var moved = await visit.Send(new MoveRoute(id, fields["to"] == "up"), cancel: http.RequestAborted);
        return moved.Succeeded ? visit.SeeOther("/routing") : Page.Fault(http, moved.Refusal);
    }

    private static async Task<IResult> End(HttpContext http, Visit visit, long id)
    {
        var ended = await visit.Send(new EndRoute(id), cancel: http.RequestAborted);
        return ended.Succeeded ? Told(http, visit, "EndedTold", ended.Answer.Name) : Page.Fault(http, ended.Refusal);
    }

    private static IResult Told(HttpContext http, Visit visit, string key, string name)
    {
        http.TellNext(new Told(Tone.Success, Texts<RoutingTexts>.Say(key, name).ToString()));
        return visit.SeeOther("/routing");
    }
}
