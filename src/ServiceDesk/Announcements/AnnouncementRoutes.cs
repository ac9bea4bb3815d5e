using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Announcements;

/// <summary>An announcement as the API answers it.</summary>
public sealed record AnnouncementAnswer(string Id, string Title, string Text, AnnouncementSeverity Severity, Instant From, Instant? Until);

/// <summary>What is to be announced; without a beginning it stands at once.</summary>
public sealed record AnnouncementBody(string Title, AnnouncementSeverity Severity, string Text = "", Instant? From = null, Instant? Until = null);

/// <summary>The forms of announcements, and <c>/api/v1/announcements</c> for monitoring that tells people by itself.</summary>
internal static class AnnouncementRoutes
{
    public static void MapAnnouncements(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/announcements", (HttpContext http, Visit visit, IFormCollection form) => Save(http, visit, null, form));
        routes.MapForm("/announcements/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => Save(http, visit, id, form));
        routes.MapForm("/announcements/{id:long}/end", End);
        var api = routes.MapGroup("/api/v1/announcements").WithTags("Announcements").RequireApi();
        api.MapGet("/", (Visit visit) => Results.Json(visit.Workspace.Get<AnnouncementBoard>().For(visit.Actor, visit.Now).Select(a => new AnnouncementAnswer(a.Id.ToString(CultureInfo.InvariantCulture), a.Title, a.Text, a.Severity, a.From, a.Over)), PlatformJson.Options))
            .WithSummary("Lists what stands in the portal now.").Produces<IReadOnlyList<AnnouncementAnswer>>();
        api.MapPost("/", Announce).WithSummary("Tells many about something.").Produces<SavedAnnouncement>(StatusCodes.Status201Created);
        api.MapDelete("/{id:long}", async (long id, Visit visit, HttpContext http) => (await visit.Send(new EndAnnouncement(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent()))
            .WithSummary("Says that it is over.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Announce(AnnouncementBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new SaveAnnouncement(null, new AnnouncementWish(body.Title, body.Severity, body.From ?? visit.Now) { Text = body.Text, Until = body.Until }), http.IdempotencyKey(), http.RequestAborted))
        .Or(saved => Results.Json(saved, PlatformJson.Options, statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> Save(HttpContext http, Visit visit, long? id, IFormCollection form)
    {
        var typed = AnnouncementForm.Read(form);
        var wish = typed.Wish(visit.Zone, visit.Now);
        // who may not is told that first
        var saved = wish.Succeeded || !visit.Actor.May(AnnouncementPermissions.Keep)
            ? await visit.Send(new SaveAnnouncement(id, wish.Succeeded ? wish.Answer : new AnnouncementWish("?", AnnouncementSeverity.Information, visit.Now)), cancel: http.RequestAborted)
            : wish.Refusal;
        if (saved.Succeeded)
            return Told(http, visit, "AnnouncementWasSaved", saved.Answer.Title);
        return Page.Closed(http, saved.Refusal) ?? Page.Again<AnnouncementPage>(saved.Refusal, new { Id = id ?? 0, Typed = typed, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> End(HttpContext http, Visit visit, long id)
    {
        var ended = await visit.Send(new EndAnnouncement(id), cancel: http.RequestAborted);
        return ended.Succeeded ? Told(http, visit, "AnnouncementWasEnded", ended.Answer.Title) : Page.Fault(http, ended.Refusal);
    }

    private static IResult Told(HttpContext http, Visit visit, string key, string title)
    {
        http.TellNext(new Told(Tone.Success, Texts<AnnouncementTexts>.Say(key, title).ToString()));
        return visit.SeeOther("/announcements");
    }
}
