using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Identity.EntryLinks;
using Steward.Identity.People;
using Steward.Identity.Tokens;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Api;

/// <summary><c>/api/v1/people</c>: who is here. A person is addressed by id or mail address.</summary>
internal static class PeopleApi
{
    private const int MostPerPage = 200;

    public static void MapPeopleApi(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/v1/people").WithTags("People").RequireApi();
        people.MapGet("/", List).WithSummary("Lists people in the order they were added; status is active, disabled or all.");
        people.MapGet("/me", Me).WithSummary("Says whom the token acts for.");
        people.MapGet("/{person}", Read).WithSummary("Reads one person.");
        people.MapPost("/", Create).WithSummary("Adds a person, who is known but can not sign in before an invitation.");
        people.MapPatch("/{person}", Change).WithSummary("Changes the given fields; an empty text clears one.");
        people.MapPost("/{person}/invitation", Invite).WithSummary("Makes a link for the first sign-in, or for a new password; it is answered once.");
        people.MapPut("/{person}/disablement", Disable).WithSummary("Shuts somebody out: sessions and tokens end within seconds.");
        people.MapDelete("/{person}/disablement", Enable).WithSummary("Lets somebody in again.");
    }

    private static IResult List(Visit visit, string? text, string? status, int? limit, string? cursor)
    {
        if (NotAllowed(visit) is { } no)
            return no;
        if (status is not (null or "active" or "disabled" or "all"))
            return Refusal.Invalid("status", Texts<IdentityTexts>.Say("ChooseOne", "active, disabled, all")).ToProblem();
        if (cursor is not null && !long.TryParse(cursor, out _))
            return Refusal.Invalid("cursor", Texts<IdentityTexts>.Say("CursorUnknown")).ToProblem();
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var after = cursor is null ? 0 : long.Parse(cursor);
        var size = Math.Clamp(limit ?? 50, 1, MostPerPage);
        var found = people.People.Values
            .Where(p => p.Id > after && PeopleSearch.Matches(p, text) && PeopleSearch.Has(p, status ?? "active"))
            .OrderBy(p => p.Id)
            .Take(size + 1)
            .ToList();
        var next = found.Count > size ? PersonView.IdOf(found[size - 1].Id) : null;
        return Results.Json(new PeopleAnswer([.. found.Take(size).Select(p => PersonView.Of(p, people))], next), PlatformJson.Options);
    }

    private static IResult Me(Visit visit)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return people.Find(visit.Actor.PersonId) is { } me ? Results.Json(PersonView.Of(me, people), PlatformJson.Options) : NoSuchPerson();
    }

    private static IResult Read(Visit visit, string person)
    {
        if (NotAllowed(visit) is { } no)
            return no;
        return Find(visit, person) is { } found
            ? Results.Json(PersonView.Of(found, visit.Workspace.Get<PeopleDirectory>().Now), PlatformJson.Options)
            : NoSuchPerson();
    }

    private static async Task<IResult> Create(Visit visit, HttpContext http, NewPersonBody body)
    {
        var outcome = await visit.Send(
            new CreatePerson(body.Name, body.Email) { Title = body.Title, Location = body.Location, Culture = body.Culture ?? "en", Zone = body.Zone ?? "Europe/Berlin" },
            http.IdempotencyKey(), http.RequestAborted);
        return outcome.Or(added =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/people/{added.Id}";
            return Answer(visit, added.Id, StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> Change(Visit visit, HttpContext http, string person, PersonPatch body)
    {
        if (OfPerson(visit, person) is not { } id)
            return NoSuchPerson();
        var command = new ChangePerson(id)
        {
            Name = body.Name, Email = body.Email, Title = body.Title, Phone = body.Phone, Location = body.Location, IsAdmin = body.IsAdmin,
        };
        return (await visit.Send(command, http.IdempotencyKey(), http.RequestAborted)).Or(changed => Answer(visit, changed.Id));
    }

    private static async Task<IResult> Invite(Visit visit, HttpContext http, string person)
    {
        if (OfPerson(visit, person) is not { } id)
            return NoSuchPerson();
        var secret = Secret.Make("");
        var purpose = await EntryLinkSight.PurposeFor(id, visit.Db);
        var outcome = await visit.Send(new IssueEntryLink(id, purpose, Secret.Hash(secret)), null, http.RequestAborted);
        return outcome.Or(_ => Results.Json(
            new InvitationAnswer(EntryLinkSight.PathOf(purpose, secret, visit), visit.Now + EntryLink.LifetimeOf(purpose)), PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Disable(Visit visit, HttpContext http, string person) =>
        OfPerson(visit, person) is { } id
            ? (await visit.Send(new DisablePerson(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Answer(visit, id))
            : NoSuchPerson();

    private static async Task<IResult> Enable(Visit visit, HttpContext http, string person) =>
        OfPerson(visit, person) is { } id
            ? (await visit.Send(new EnablePerson(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Answer(visit, id))
            : NoSuchPerson();

    /// <summary>
    /// The id behind an address. To somebody who may not manage people, nobody and somebody must look the same, so an unknown person then passes as
    /// id 0 and the dispatcher refuses both alike.
    /// </summary>
    private static long? OfPerson(Visit visit, string person) =>
        Find(visit, person)?.Id ?? (visit.Actor.May(IdentityPermissions.ManagePeople) ? null : 0);

    private static Person? Find(Visit visit, string person)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return long.TryParse(person, out var id) ? people.Find(id) : people.Find(person);
    }

    private static IResult Answer(Visit visit, long id, int status = StatusCodes.Status200OK)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return people.Find(id) is { } person ? Results.Json(PersonView.Of(person, people), PlatformJson.Options, statusCode: status) : NoSuchPerson();
    }

    private static IResult? NotAllowed(Visit visit) => visit.Actor.May(IdentityPermissions.ReadPeople)
        ? null
        : Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyColleagues")).ToProblem();

    private static IResult NoSuchPerson() => Refusal.Missing(Texts<IdentityTexts>.Say("PersonMissing")).ToProblem();
}
