using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Queues.Pages;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Queues;

/// <summary>What the forms of queues do.</summary>
internal static class QueueRoutes
{
    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/queues", Create);
        routes.MapForm("/queues/{id:long}", Save);
        routes.MapForm("/queues/{id:long}/place", Move);
        routes.MapForm("/queues/{id:long}/archive", Archive);
        routes.MapForm("/queues/{id:long}/next", Next);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = QueueForm.Read(fields);
        var wish = form.Wish();
        var made = wish.Succeeded ? await visit.Send(new CreateQueue(form.Space, wish.Answer), cancel: http.RequestAborted) : wish.Refusal;
        if (made.Succeeded)
            return Told(http, visit, "SavedTold", made.Answer.Name, "/queues/" + made.Answer.Id);
        return Page.Closed(http, made.Refusal) ?? Page.Again<NewQueuePage>(made.Refusal, new { Typed = form, Errors = made.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, long id, IFormCollection fields)
    {
        var form = QueueForm.Read(fields);
        if (visit.Workspace.Get<QueueDirectory>().Find(visit.Actor, id) is not { } queue)
            return Page.Fault(http, QueueOrders.NoSuchQueue(id));
        var wish = form.Wish();
        var mayKeep = visit.Actor.May(QueuePermissions.Keep, queue.SpaceId);
        var saved = wish.Succeeded || !mayKeep ? await visit.Send(new SaveQueue(id, wish.Succeeded ? wish.Answer : new QueueWish("?")), cancel: http.RequestAborted) : wish.Refusal;
        if (saved.Succeeded)
            return Told(http, visit, "SavedTold", saved.Answer.Name, "/queues/" + saved.Answer.Id);
        return Page.Closed(http, saved.Refusal) ?? Page.Again<QueueSettingsPage>(saved.Refusal, new { Id = id, Typed = form, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Move(HttpContext http, Visit visit, long id, IFormCollection fields)
    {
        var moved = await visit.Send(new MoveQueue(id, fields["to"] == "up"), cancel: http.RequestAborted);
        return moved.Succeeded ? visit.SeeOther("/queues") : Page.Closed(http, moved.Refusal) ?? Warned(http, visit, moved.Refusal, "/queues");
    }

    private static async Task<IResult> Archive(HttpContext http, Visit visit, long id)
    {
        var gone = await visit.Send(new ArchiveQueue(id), cancel: http.RequestAborted);
        return gone.Succeeded
            ? Told(http, visit, "ArchivedTold", gone.Answer.Name, "/queues")
            : Page.Closed(http, gone.Refusal) ?? Warned(http, visit, gone.Refusal, FormattableString.Invariant($"/queues/{id}/settings"));
    }

    private static async Task<IResult> Next(HttpContext http, Visit visit, long id)
    {
        var taken = await visit.Send(new TakeFromQueue(id), cancel: http.RequestAborted);
        return taken.Succeeded
            ? visit.SeeOther("/i/" + taken.Answer.Key)
            : Page.Closed(http, taken.Refusal) ?? Warned(http, visit, taken.Refusal, FormattableString.Invariant($"/queues/{id}"), Tone.Info);
    }

    private static IResult Warned(HttpContext http, Visit visit, Refusal refusal, string path, Tone tone = Tone.Warning)
    {
        http.TellNext(new Told(tone, refusal.Fields.Count == 0 ? refusal.Sentence.ToString() : refusal.Fields[0].Sentence.ToString()));
        return visit.SeeOther(path);
    }

    private static IResult Told(HttpContext http, Visit visit, string key, string name, string path)
    {
        http.TellNext(new Told(Tone.Success, Texts<QueueTexts>.Say(key, name).ToString()));
        return visit.SeeOther(path);
    }
}
