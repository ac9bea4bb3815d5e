using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.ServiceDesk.Questions;

namespace Steward.ServiceDesk.Requests;

/// <summary>A question as the API names it. Limits are as the form says them: letters, numbers, days or ticks by kind.</summary>
public sealed record QuestionAnswer(
    string Key, string Label, string Section, QuestionKind Kind, string Help, bool Required, IReadOnlyList<string> Choices, string Unit, string Least, string Most, string Pattern, string VisibleIf, string RequiredIf);

/// <summary>An offering as the API names it.</summary>
/// <param name="Expected">How long it takes, in words; null when nothing is promised.</param>
/// <param name="Version">Id of the form that holds: send it with the answers, so that a form changed meanwhile is noticed.</param>
/// <param name="Questions">In the order they are asked; null in the list.</param>
public sealed record OfferingAnswer(string Id, string Name, string Category, string Summary, string Description, string? Expected, string Version, IReadOnlyList<QuestionAnswer>? Questions);

/// <summary>Answers to a form.</summary>
/// <param name="Answers">By the keys of questions, each in one text: days as <c>2026-12-24</c>, several choices with commas, yes or no in words.</param>
/// <param name="Version">The form that was answered; the one that holds when not given.</param>
public sealed record RequestBody(IReadOnlyDictionary<string, string> Answers, string? Version = null);

/// <summary><c>/api/v1/catalogue</c>: what one may ask for, and asking for it.</summary>
internal static class CatalogueApi
{
    public static void MapCatalogueApi(this IEndpointRouteBuilder routes)
    {
        var catalogue = routes.MapGroup("/api/v1/catalogue").WithTags("Catalogue").RequireApi();
        catalogue.MapGet("/", List).WithSummary("Lists what one may ask for.").Produces<IReadOnlyList<OfferingAnswer>>();
        catalogue.MapGet("/{id:long}", Read).WithSummary("Reads one offering with the questions of its form.").Produces<OfferingAnswer>();
        catalogue.MapPost("/{id:long}/requests", Ask).WithSummary("Asks for it: the request and all that is made besides it, or a refusal with a sentence for each question.").Produces<SubmittedRequest>(StatusCodes.Status201Created);
    }

    private static IResult List(Visit visit) => Json(visit.Workspace.Get<CatalogueDirectory>().OfferedTo(visit.Actor).Select(o => Answer(o, visit, whole: false)).ToList());

    private static IResult Read(long id, Visit visit) => visit.Workspace.Get<CatalogueDirectory>().Find(id, visit.Actor) is { } standing
        ? Json(Answer(standing, visit, whole: true))
        : Platform.Commands.Refusal.Missing(Texts<CatalogueTexts>.Say("NotOffered")).ToProblem();

    private static async Task<IResult> Ask(long id, RequestBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new SubmitRequest(id, body.Answers) { VersionId = body.Version is null ? null : long.TryParse(body.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0 }, http.IdempotencyKey(), http.RequestAborted))
        .Or(made =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/items/{made.Key}";
            return Results.Json(made, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });

    private static OfferingAnswer Answer(StandingOffering standing, Visit visit, bool whole)
    {
        var offering = standing.Offering;
        return new OfferingAnswer(
            offering.Id.ToString(CultureInfo.InvariantCulture), offering.Name, offering.Category, offering.Summary, offering.Description, ExpectedTime.Of(offering, visit.Actor, visit.Workspace, visit.Now),
            standing.Version!.Id.ToString(CultureInfo.InvariantCulture),
            whole ? [.. standing.Body.Questions.Select(q => new QuestionAnswer(q.Key, q.Label, q.Section, q.Kind, q.Help, q.Required, q.Choices, q.Unit, q.Least, q.Most, q.Pattern, q.VisibleIf, q.RequiredIf))] : null);
    }

    private static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);
}
