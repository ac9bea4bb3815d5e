using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.Tokens;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Portal;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Satisfaction;

/// <summary>Rating in the portal, by the link of a letter, and by the API; and the rule of when people are asked.</summary>
internal static class RateRoutes
{
    public static void MapRatings(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/portal/requests/{key}/rating", InPortal);
        routes.MapForm("/admin/satisfaction", SaveRule);
        routes.MapGet("/rate/{id:long}/{secret}", Show).ExcludeFromDescription();
        routes.MapForm("/rate/{id:long}/{secret}", ByLink, anonymous: true);
        routes.MapGroup("/api/v1/items").WithTags("Satisfaction").RequireApi()
            .MapPut("/{key}/rating", ByApi).WithSummary("Says how one's own solved request went, 1 to 5.").Produces<Rating>();
    }

    private static RateRequest Order(string key, IFormCollection form) => new(key, int.TryParse(form["score"], NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : 0)
    {
        Comment = form["comment"], Flag = Enum.TryParse<RatingFlag>(form["flag"], out var flag) && Enum.IsDefined(flag) ? flag : RatingFlag.None,
    };

    private static async Task<IResult> InPortal(HttpContext http, Visit visit, string key, IFormCollection form)
    {
        var rated = await visit.Send(Order(key, form), cancel: http.RequestAborted);
        if (rated.Succeeded)
        {
            http.TellNext(new Told(Tone.Success, Texts<SatisfactionTexts>.Say("Thanks").ToString()));
            return visit.SeeOther($"/portal/requests/{Uri.EscapeDataString(key)}");
        }

        return Page.Closed(http, rated.Refusal) ?? Page.Again<RequestPage>(rated.Refusal, new
        {
            Key = key, RatingScore = form["score"].ToString(), RatingComment = form["comment"].ToString(), RatingFlag = form["flag"].ToString(), RatingErrors = rated.Refusal.ToFormErrors(),
        });
    }

    private static async Task<IResult> ByApi(string key, RatingBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new RateRequest(key, body.Score) { Comment = body.Comment, Flag = body.Flag }, http.IdempotencyKey(), http.RequestAborted)).Or(rating => Results.Json(rating, PlatformJson.Options));

    private static async Task<IResult> Show(HttpContext http, Visit visit, long id, string secret, string? score, string? thanks)
    {
        NoTraces(http);
        return await Opened(http, visit, id, secret) is not ({ } item, { } key)
            ? Dead()
            : Page.Show<RatePage>(new { Key = key, item.Title, Action = Here(visit, id, secret), Score = score, Thanks = thanks is not null });
    }

    private static async Task<IResult> ByLink(HttpContext http, Visit visit, long id, string secret, IFormCollection form)
    {
        NoTraces(http);
        if (await Opened(http, visit, id, secret) is not ({ } item, { } key))
            return Dead();
        var rated = await visit.Send(Order(key, form), cancel: http.RequestAborted);
        return rated.Succeeded
            ? visit.SeeOther(FormattableString.Invariant($"/rate/{id}/{Uri.EscapeDataString(secret)}?thanks=1"))
            : Page.Again<RatePage>(rated.Refusal, new
            {
                Key = key, item.Title, Action = Here(visit, id, secret), Score = form["score"].ToString(), Comment = form["comment"].ToString(), Flag = form["flag"].ToString(), Errors = rated.Refusal.ToFormErrors(),
            });
    }

    /// <summary>The request a link means. Who holds the link acts as the person it was sent to, in this request only and for nothing but the rating.</summary>
    private static async Task<(WorkItem? Item, string? Key)> Opened(HttpContext http, Visit visit, long id, string secret)
    {
        var hash = Secret.Hash(secret);
        var survey = await visit.Db.Set<Survey>().FirstOrDefaultAsync(s => s.Id == id && s.SecretHash == hash, http.RequestAborted);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        if (survey is null || people.Find(survey.PersonId) is not { DisabledAt: null } person)
            return (null, null);
        visit.Become(people.ActorOf(person, Channel.Mail, TokenScope.Write), http);
        var item = await visit.Items().FirstOrDefaultAsync(i => i.Id == survey.ItemId, http.RequestAborted);
        return item is null ? (null, null) : (item, new WorkItemKey(visit.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString());
    }

    private static string Here(Visit visit, long id, string secret) => FormattableString.Invariant($"{visit.Root}/rate/{id}/{Uri.EscapeDataString(secret)}");

    private static IResult Dead() => Page.Show<RatePage>(new { }, StatusCodes.Status404NotFound);

    private static void NoTraces(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static async Task<IResult> SaveRule(HttpContext http, Visit visit, IFormCollection form)
    {
        var saved = await visit.Send(new SaveSurveyRule(form["isOn"] == "true", Number("percent"), Number("days"), form["byMail"] == "true"), cancel: http.RequestAborted);
        if (!saved.Succeeded)
            return Page.Closed(http, saved.Refusal) ?? Page.Again<SurveyRulePage>(saved.Refusal, new { IsOn = form["isOn"] == "true", Percent = form["percent"].ToString(), Days = form["days"].ToString(), ByMail = form["byMail"] == "true", Errors = saved.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<SatisfactionTexts>.Say("RuleWasSaved").ToString()));
        return visit.SeeOther("/admin/satisfaction");

        int Number(string name) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}

/// <summary>How it went.</summary>
public sealed record RatingBody(int Score, string? Comment = null, RatingFlag Flag = RatingFlag.None);
