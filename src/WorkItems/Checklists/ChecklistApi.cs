using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Api;

namespace Steward.WorkItems.Checklists;

/// <summary>The checklist of an item by the API.</summary>
internal static class ChecklistApi
{
    public static void MapChecklistApi(this IEndpointRouteBuilder item)
    {
        item.MapGet("/checklist", Read).WithSummary("Lists the rows of the checklist in their order; for staff of the space.");
        item.MapPost("/checklist", Add).WithSummary("Puts rows at the end of the checklist.");
        item.MapPatch("/checklist/{id:long}", Change).WithSummary("Ticks a row off or not, words it anew, puts it at another position.");
        item.MapDelete("/checklist/{id:long}", Remove).WithSummary("Takes a row out of the checklist.");
    }

    private static Task<IResult> Read(string key, Visit visit, CancellationToken cancel) => visit.OfItem(key, async (item, staff) =>
    {
        List<CheckRow> rows = staff ? await visit.Db.Set<CheckRow>().Where(c => c.ItemId == item.Id).OrderBy(c => c.Position).ToListAsync(cancel) : [];
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return ItemPartsApi.Json(new { Rows = rows.Select(row => CheckAnswer.Of(row, people)), Done = rows.Count(row => row.DoneAt is not null) });
    });

    private static async Task<IResult> Add(string key, CheckRowsBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new AddCheckRows(key, body.Rows ?? []), http.IdempotencyKey(), http.RequestAborted))
        .Or(rows => Results.Json(new { Rows = rows }, PlatformJson.Options, statusCode: StatusCodes.Status201Created));

    private static async Task<IResult> Change(string key, long id, CheckRowBody body, Visit visit, HttpContext http) =>
        (await visit.Send(new ChangeCheckRow(key, id) { Done = body.Done, Text = body.Text, Position = body.Position }, http.IdempotencyKey(), http.RequestAborted))
        .Or(ItemPartsApi.Json);

    private static async Task<IResult> Remove(string key, long id, Visit visit, HttpContext http) =>
        (await visit.Send(new RemoveCheckRow(key, id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());
}

public sealed record CheckRowsBody(IReadOnlyList<string>? Rows);

public sealed record CheckRowBody(bool? Done = null, string? Text = null, int? Position = null);
