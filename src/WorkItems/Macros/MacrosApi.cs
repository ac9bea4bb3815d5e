using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Macros;

/// <summary><c>/api/v1/macros</c>, and running one on an item.</summary>
internal static class MacrosApi
{
    public static void MapMacrosApi(this IEndpointRouteBuilder routes)
    {
        var macros = routes.MapGroup("/api/v1/macros").WithTags("Macros").RequireApi();
        macros.MapGet("/", List).WithSummary("Lists the macros one may run.");
        macros.MapGet("/{id:long}", Read).WithSummary("Reads one macro.").Produces<MacroAnswer>();
        macros.MapPost("/", Save).WithSummary("Keeps a macro.").Produces<MacroAnswer>(StatusCodes.Status201Created);
        macros.MapPatch("/{id:long}", Change).WithSummary("Changes name or audience, or says anew what the macro does.").Produces<MacroAnswer>();
        macros.MapDelete("/{id:long}", Remove).WithSummary("Puts a macro away.").Produces(StatusCodes.Status204NoContent);
        routes.MapGroup("/api/v1/items").WithTags("Macros").RequireApi()
            .MapPost("/{key}/macros", Run).WithSummary("Runs a macro on an item: all of it, or nothing.").Produces<ItemAnswer>();
    }

    private static IResult List(Visit visit) =>
        Json(new { Macros = visit.Workspace.Get<MacroDirectory>().SeenBy(visit.Actor).Select(m => MacroAnswer.Of(m, visit.Workspace)) });

    private static IResult Read(long id, Visit visit) => visit.Workspace.Get<MacroDirectory>().Find(visit.Actor, id) is { } macro
        ? Json(MacroAnswer.Of(macro, visit.Workspace))
        : MacroOrders.NoSuchMacro(id).ToProblem();

    private static async Task<IResult> Save(MacroBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new SaveMacro(null, body.Over(null, visit)), http.IdempotencyKey(), http.RequestAborted)).Or(saved =>
        {
            http.Response.Headers.Location = $"{visit.Root}/api/v1/macros/{saved.Id}";
            return Results.Json(saved, PlatformJson.Options, statusCode: StatusCodes.Status201Created);
        });

    private static async Task<IResult> Change(long id, MacroBody body, Visit visit, HttpContext http) =>
        visit.Workspace.Get<MacroDirectory>().Find(visit.Actor, id) is { } macro
            ? (await visit.Send(new SaveMacro(id, body.Over(macro, visit)), http.IdempotencyKey(), http.RequestAborted)).Or(Json)
            : MacroOrders.NoSuchMacro(id).ToProblem();

    private static async Task<IResult> Remove(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new RemoveMacro(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Run(string key, MacroRun body, Visit visit, HttpContext http) =>
        (await visit.Send(new RunMacro(long.TryParse(body.Macro, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0, key), http.IdempotencyKey(), http.RequestAborted)).Or(Json);

    private static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);
}

/// <summary>Which macro to run.</summary>
public sealed record MacroRun(string Macro);

/// <summary>The parts of a macro; what is left out stays. <paramref name="Does"/> is said as a whole.</summary>
public sealed record MacroBody(string? Name = null, MacroSteps? Does = null, ViewAudience? Audience = null, long? TeamId = null)
{
    internal MacroWish Over(Macro? macro, Visit visit) => new(Name ?? macro?.Name ?? "", Does ?? (macro is null ? new MacroSteps() : MacroAnswer.Of(macro, visit.Workspace).Does))
    {
        Audience = Audience ?? macro?.Audience ?? ViewAudience.Private, TeamId = TeamId ?? macro?.TeamId,
    };
}
