using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Configuration.Graph;
using Steward.ServiceDesk.Configuration.Keeping;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>A page of configuration items.</summary>
public sealed record CiListAnswer(IReadOnlyList<CiAnswer> ConfigurationItems, string? NextCursor);

/// <summary>How two are to be related: an end of a kind by slug (<c>runs-on</c>, <c>runs-on/back</c>), and the key of the other.</summary>
public sealed record RelationBody(string How, string To);

/// <summary>What is touched when one fails.</summary>
public sealed record ImpactAnswer(IReadOnlyList<TouchedAnswer> ConfigurationItems, IReadOnlyList<string> Services, IReadOnlyList<string> Clients, IReadOnlyList<string> People, IReadOnlyList<string> Teams, bool Cut);

/// <summary>One that is touched: how many relations away, and because of what.</summary>
public sealed record TouchedAnswer(string Key, string Name, string Class, int Depth, string? Because);

/// <summary><c>/api/v1/configuration-items</c>: the same commands and the same rights as the pages.</summary>
internal static class CiApi
{
    private const int MostOnPage = 200;

    public static void MapCiApi(this IEndpointRouteBuilder routes)
    {
        var cis = routes.MapGroup("/api/v1/configuration-items").WithTags("Configuration items").RequireApi();
        cis.MapGet("/", List).WithSummary("Lists configuration items, a page at a time, in the order of their keys.").Produces<CiListAnswer>();
        cis.MapPost("/", Create).WithSummary("Adds a configuration item.").Produces<CiAnswer>(StatusCodes.Status201Created);
        cis.MapGet("/{key}", Read).WithSummary("Reads one; its ETag is its version.").Produces<CiAnswer>();
        cis.MapPatch("/{key}", Change).WithSummary("Changes the given values; If-Match guards against overwriting.").Produces<CiAnswer>();
        cis.MapGet("/{key}/relations", Relations).WithSummary("Lists its relations in its own words.").Produces<IReadOnlyList<RelatedCi>>();
        cis.MapPost("/{key}/relations", Relate).WithSummary("Relates it to another.").Produces<RelatedCi>(StatusCodes.Status201Created);
        cis.MapDelete("/{key}/relations/{id:long}", Unrelate).WithSummary("Takes a relation away.").Produces(StatusCodes.Status204NoContent);
        cis.MapGet("/{key}/impact", Touched).WithSummary("What is touched when it fails: items, services, clients, people.").Produces<ImpactAnswer>();
    }

    private static async Task<IResult> List(Visit visit, string? q, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "class")] string? ofClass, string? state, string? team, string? client, string? service, int? limit, string? cursor, CancellationToken cancel)
    {
        if (Forbidden(visit) is { } forbidden)
            return forbidden;
        var after = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (cursor is not null && after == 0)
            return Refusal.Invalid("cursor", Texts<ConfigurationTexts>.Say("CursorShape", cursor)).ToProblem();
        var size = Math.Clamp(limit ?? 50, 1, MostOnPage);
        var filter = new CiFilter { Words = q, Class = ofClass, State = state, Team = team, Client = client, Service = service };
        var found = await filter.Apply(visit.Db.Set<ConfigurationItem>(), visit.Workspace, visit.Now.InZone(visit.Zone).Date).Where(c => c.Number > after).OrderBy(c => c.Number).Take(size + 1).ToListAsync(cancel);
        var page = found.Take(size).ToList();
        var ids = page.ConvertAll(c => c.Id);
        var values = (await visit.Db.Set<CiValue>().Where(v => ids.Contains(v.CiId)).ToListAsync(cancel)).ToLookup(v => v.CiId);
        return Results.Json(
            new CiListAnswer([.. page.Select(c => CiAnswer.Of(c, values[c.Id], visit.Workspace))], found.Count > size ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null), PlatformJson.Options);
    }

    private static async Task<IResult> Create(Visit visit, HttpContext http, CiWish body)
    {
        var saved = await visit.Send(new SaveConfigurationItem(null, body), http.IdempotencyKey(), http.RequestAborted);
        if (!saved.Succeeded)
            return saved.Refusal.ToProblem();
        http.Response.Headers.Location = $"{visit.Root}/api/v1/configuration-items/{saved.Answer.Key}";
        return await Answered(visit, http, saved.Answer.Key, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Read(Visit visit, HttpContext http, string key) => Forbidden(visit) ?? await Answered(visit, http, key, StatusCodes.Status200OK);

    private static async Task<IResult> Change(Visit visit, HttpContext http, string key, CiWish body)
    {
        var saved = await visit.Send(new SaveConfigurationItem(key, body) { IfVersion = http.IfMatch() }, http.IdempotencyKey(), http.RequestAborted);
        return saved.Succeeded ? await Answered(visit, http, saved.Answer.Key, StatusCodes.Status200OK) : saved.Refusal.ToProblem();
    }

    private static async Task<IResult> Relations(Visit visit, HttpContext http, string key)
    {
        if (Forbidden(visit) is { } forbidden)
            return forbidden;
        if (await Find(visit, key, http.RequestAborted) is not { } ci)
            return NoSuch(key).ToProblem();
        var related = await CiNeighbour.Of(visit.Db, visit.Workspace.Get<CiBook>(), ci.Id, http.RequestAborted);
        return Results.Json(related.Select(r => new RelatedCi(r.RelationId.ToString(CultureInfo.InvariantCulture), r.End.Slug, r.End.Words, r.Ci.Key, r.Ci.Name)), PlatformJson.Options);
    }

    private static async Task<IResult> Relate(Visit visit, HttpContext http, string key, RelationBody body)
    {
        var related = await visit.Send(new RelateCis(key, body.How ?? "", body.To ?? ""), http.IdempotencyKey(), http.RequestAborted);
        return related.Or(answer => Results.Json(answer, PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Unrelate(Visit visit, HttpContext http, string key, long id) =>
        (await visit.Send(new UnrelateCis(key, id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Touched(Visit visit, HttpContext http, string key)
    {
        if (Forbidden(visit) is { } forbidden)
            return forbidden;
        if (await Find(visit, key, http.RequestAborted) is not { } ci)
            return NoSuch(key).ToProblem();
        var impact = await Impact.Of(visit, ci, http.RequestAborted);
        var book = visit.Workspace.Get<CiBook>();
        return Results.Json(
            new ImpactAnswer(
                [.. impact.Cis.Select(c => new TouchedAnswer(c.Ci.Key, c.Ci.Name, book.Class(c.Ci.ClassId)?.Key ?? "", c.Depth, c.Via is { } via ? $"{c.Words} {via.Key}" : null))],
                [.. impact.Services.Select(s => s.Name)], [.. impact.Clients.Select(c => c.Client)], [.. impact.People.Select(p => p.Person.Email ?? p.Person.Name)], impact.Teams, impact.Cut),
            PlatformJson.Options);
    }

    private static async Task<IResult> Answered(Visit visit, HttpContext http, string key, int status)
    {
        if (await Find(visit, key, http.RequestAborted) is not { } ci)
            return NoSuch(key).ToProblem();
        var values = await visit.Db.Set<CiValue>().Where(v => v.CiId == ci.Id).ToListAsync(http.RequestAborted);
        http.Response.Headers.ETag = $"\"{ci.Version}\"";
        return Results.Json(CiAnswer.Of(ci, values, visit.Workspace), PlatformJson.Options, statusCode: status);
    }

    private static Task<ConfigurationItem?> Find(Visit visit, string key, CancellationToken cancel)
    {
        var number = ConfigurationItem.NumberIn(key) ?? -1;
        return visit.Db.Set<ConfigurationItem>().FirstOrDefaultAsync(c => c.Number == number, cancel);
    }

    private static IResult? Forbidden(Visit visit) => visit.Actor.May(ConfigurationPermissions.Read)
        ? null
        : Refusal.Forbidden(Texts<ConfigurationTexts>.Say("MayNotRead")).ToProblem();

    private static Refusal NoSuch(string key) => Refusal.Missing(Texts<ConfigurationTexts>.Say("NoSuchCi", key));
}
