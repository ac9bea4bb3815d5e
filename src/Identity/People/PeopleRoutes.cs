using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.EntryLinks;
using Steward.Identity.SecondFactors;
using Steward.Identity.Sessions;
using Steward.Identity.Tokens;
using Steward.Platform.Commands;
using Steward.Platform.Edge;

namespace Steward.Identity.People;

/// <summary>The forms of the pages about people. Each order is refused by its own permission; the pages only show what came of it.</summary>
internal static class PeopleRoutes
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/people/invitation", Invite);
        routes.MapForm("/admin/people/{id:long}", Change);
        routes.MapForm("/admin/people/{id:long}/link", MakeLink);
        routes.MapForm("/admin/people/{id:long}/sessions", async (HttpContext http, Visit visit, long id) => await Do(http, visit, id, new EndSessions { OfPersonId = id }, "sessions"));
        routes.MapForm("/admin/people/{id:long}/authenticator", async (HttpContext http, Visit visit, long id) => await Do(http, visit, id, new RemoveAuthenticator { OfPersonId = id }, "authenticator"));
        routes.MapForm("/admin/people/{id:long}/disablement", async (HttpContext http, Visit visit, long id, [FromForm] string? disabled) => disabled == "no"
            ? await Do(http, visit, id, new EnablePerson(id), "enabled")
            : await Do(http, visit, id, new DisablePerson(id), "disabled"));
    }

    private static async Task<IResult> Invite(
        HttpContext http, Visit visit, [FromForm] string? name, [FromForm] string? email, [FromForm] string? isAdmin, [FromForm] string? by, IFormCollection form)
    {
        var secret = Secret.Make("");
        var teamIds = form["teams"].Select(t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        var command = new InvitePerson(name ?? "", (email ?? "").Trim(), Secret.Hash(secret)) { IsAdmin = isAdmin == "true", TeamIds = teamIds, SecretToMail = by == "mail" ? secret : null };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
        {
            return outcome.Refusal.Kind == RefusalKind.Forbidden
                ? Page.Fault(http, StatusCodes.Status403Forbidden, outcome.Refusal.Sentence)
                : Page.Again<InvitationPage>(outcome.Refusal, new { Name = name, Email = email, command.IsAdmin, TeamIds = (IReadOnlyList<long>)teamIds, Errors = outcome.Refusal.ToFormErrors() });
        }

        return by == "mail"
            ? visit.SeeOther($"/admin/people/{outcome.Answer.Id}?done=mailed")
            : ShowLink(http, visit, outcome.Answer.Id, EntryPurpose.Invitation, secret);
    }

    private static async Task<IResult> Change(
        HttpContext http, Visit visit, long id, [FromForm] string? name, [FromForm] string? email, [FromForm] string? title, [FromForm] string? phone, [FromForm] string? location, [FromForm] string? isAdmin)
    {
        var command = new ChangePerson(id) { Name = name ?? "", Email = email ?? "", Title = title ?? "", Phone = phone ?? "", Location = location ?? "", IsAdmin = isAdmin == "true" };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (outcome.Succeeded)
            return visit.SeeOther($"/admin/people/{id}?done=saved");
        return outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
            ? Page.Fault(http, outcome.Refusal)
            : Page.Again<PersonPage>(outcome.Refusal, new { Id = id, Typed = command, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> MakeLink(HttpContext http, Visit visit, long id, [FromForm] string? by)
    {
        var secret = Secret.Make("");
        var purpose = await EntryLinkSight.PurposeFor(id, visit.Db);
        var outcome = await visit.Send(new IssueEntryLink(id, purpose, Secret.Hash(secret)) { SecretToMail = by == "mail" ? secret : null }, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Refused(http, id, outcome.Refusal);
        return by == "mail" ? visit.SeeOther($"/admin/people/{id}?done=mailed") : ShowLink(http, visit, id, purpose, secret);
    }

    /// <summary>The link stands on this one answer and nowhere else, so the answer is neither cached nor redirected.</summary>
    private static IResult ShowLink(HttpContext http, Visit visit, long id, EntryPurpose purpose, string secret)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Page.Show<PersonPage>(new { Id = id, Link = $"{http.Request.Scheme}://{http.Request.Host}{EntryLinkSight.PathOf(purpose, secret, visit)}" });
    }

    private static async Task<IResult> Do(HttpContext http, Visit visit, long id, ICommand<Done> command, string done)
    {
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther($"/admin/people/{id}?done={done}") : Refused(http, id, outcome.Refusal);
    }

    private static IResult Refused(HttpContext http, long id, Refusal refusal) => refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing
        ? Page.Fault(http, refusal)
        : Page.Again<PersonPage>(refusal, new { Id = id, Refused = refusal.Sentence.ToString() });
}
