using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Identity.Sessions;
using Steward.Identity.Tokens;
using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Scheduling.ICalendar;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Feeding;

/// <summary>
/// <c>/feeds/SECRET.ics</c> for calendar programs, which cannot sign in: the address is the key, and opens one view as its owner sees it at that moment. An address
/// that is wrong, was stopped, or whose person or view is gone answers alike.
/// </summary>
internal static class FeedEndpoints
{
    private const string Ending = ".ics";

    /// <summary>Starts every secret, so that people and secret scanners know one when they see it.</summary>
    private const string Prefix = "stwcal_";

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/{file}", Read).ExcludeFromDescription();
        routes.MapForm("/views/{slug}/feed", Open);
        routes.MapForm("/views/{slug}/feed/removal", Stop);
        var api = routes.MapGroup("/api/v1/views/{slug}/feed").WithTags("Views").RequireApi();
        api.MapGet("/", Tell).WithSummary("Says since when one's own calendar address of a view exists.").Produces<FeedAnswer>();
        api.MapPost("/", Make).WithSummary("Makes a calendar address of a view; it is answered this once, an earlier one ends.").Produces<FeedAnswer>(StatusCodes.Status201Created);
        api.MapDelete("/", End).WithSummary("Ends one's own calendar address of a view.").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Read(string file, string? @as, HttpContext http, Visit visit, CancellationToken cancel)
    {
        if (await Opened(file, visit, cancel) is not ({ } actor, { } view))
            return Refusal.Missing(Texts<PlatformTexts>.Say("NothingHere")).ToProblem();
        visit.Become(actor, http);
        var kind = string.Equals(@as, "todos", StringComparison.OrdinalIgnoreCase) ? EntryKind.ToDo : EntryKind.Event;
        var written = await FeedCalendar.Write(visit, view, kind, RootOf(http), cancel);
        if (!written.Succeeded)
            return written.Refusal.ToProblem();
        var bytes = Encoding.UTF8.GetBytes(written.Answer);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag.Value == tag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Bytes(bytes, "text/calendar; charset=utf-8", "view.ics");
    }

    /// <summary>Whose address it is, and of which view; null when it opens nothing (any more).</summary>
    private static async Task<(Actor Actor, SavedView View)?> Opened(string file, Visit visit, CancellationToken cancel)
    {
        var hash = file.Length <= 100 && file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? Secret.Hash(file[..^Ending.Length]) : "";
        var feed = await visit.Db.Set<ViewFeed>().FirstOrDefaultAsync(f => f.Hash == hash, cancel);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        if (feed is null || people.Find(feed.PersonId) is not { DisabledAt: null } person)
            return null;
        var actor = people.ActorOf(person, Channel.Api, TokenScope.Read);
        return visit.Workspace.Get<ViewDirectory>().SeenBy(actor).FirstOrDefault(v => v.Id == feed.ViewId) is { } view ? (actor, view) : null;
    }

    private static async Task<IResult> Open(string slug, HttpContext http, Visit visit)
    {
        if (visit.Workspace.Get<ViewDirectory>().Find(visit.Actor, slug) is null)
            return Page.Fault(http, ViewOrders.NoSuchView(slug));
        if (visit.MustBeFresh(http, $"/v/{slug}/feed") is { } first)
            return first;
        var secret = Secret.Make(Prefix);
        var opened = await visit.Send(new OpenFeed(slug, Secret.Hash(secret)), cancel: http.RequestAborted);
        if (!opened.Succeeded)
            return Page.Fault(http, opened.Refusal);
        http.Response.Headers.CacheControl = "no-store";
        return Page.Show<FeedPage>(new { Slug = slug, Address = AddressOf(http, secret) });
    }

    private static async Task<IResult> Stop(string slug, HttpContext http, Visit visit)
    {
        var stopped = await visit.Send(new StopFeed(slug), cancel: http.RequestAborted);
        if (!stopped.Succeeded)
            return Page.Fault(http, stopped.Refusal);
        http.TellNext(new Told(Tone.Success, Texts<FeedTexts>.Say("StoppedTold").ToString()));
        return visit.SeeOther("/v/" + Uri.EscapeDataString(slug));
    }

    private static async Task<IResult> Tell(string slug, Visit visit, CancellationToken cancel) =>
        await visit.OwnFeed(slug, cancel) is var (view, feed)
            ? Results.Json(new FeedAnswer(view.Slug, null, feed?.CreatedAt), PlatformJson.Options)
            : ViewOrders.NoSuchView(slug).ToProblem();

    private static async Task<IResult> Make(string slug, HttpContext http, Visit visit)
    {
        var secret = Secret.Make(Prefix);
        var opened = await visit.Send(new OpenFeed(slug, Secret.Hash(secret)), cancel: http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return opened.Or(_ => Results.Json(new FeedAnswer(slug, AddressOf(http, secret), visit.Now), PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> End(string slug, HttpContext http, Visit visit) =>
        (await visit.Send(new StopFeed(slug), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    /// <summary>A view one finds, and one's own address of it.</summary>
    internal static async Task<(SavedView View, ViewFeed? Feed)?> OwnFeed(this Visit visit, string slug, CancellationToken cancel)
    {
        if (visit.Workspace.Get<ViewDirectory>().Find(visit.Actor, slug) is not { } view)
            return null;
        return (view, await visit.Db.Set<ViewFeed>().FirstOrDefaultAsync(f => f.PersonId == visit.Actor.PersonId && f.ViewId == view.Id, cancel));
    }

    private static string AddressOf(HttpContext http, string secret) => new Uri(RootOf(http), $"feeds/{secret}{Ending}").AbsoluteUri;

    private static Uri RootOf(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}/");
}

/// <summary>A calendar address: since when there is one, null while there is none. The address itself is answered only when it is made.</summary>
public sealed record FeedAnswer(string View, string? Address, Instant? CreatedAt);
