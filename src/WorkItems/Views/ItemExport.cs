using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Clients.Organisations;
using Steward.Identity.Directory;
using Steward.Platform;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Exporting;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Tagging;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Views;

/// <summary><c>/items/export.csv</c> and <c>.xlsx</c>: everything a query selects and the visitor sees, row by row, so that size costs time but no memory.</summary>
internal static class ItemExport
{
    private static readonly string[] Head =
        ["key", "space", "type", "title", "state", "stateCategory", "priority", "assignee", "team", "requester", "client", "service", "process", "plannedStart", "due", "progress", "createdAt", "updatedAt", "tags"];

    public static void MapItemExport(this IEndpointRouteBuilder routes) => routes.MapGet("/items/export.{format}", Export).ExcludeFromDescription();

    private static async Task<IResult> Export(Visit visit, HttpContext http, string format, string? q, string? order, string? space, CancellationToken cancel)
    {
        if (!visit.Actor.IsStaff || format is not ("csv" or "xlsx"))
            return Refusal.Missing(Texts<PlatformTexts>.Say("NothingHere")).ToProblem();
        var place = string.IsNullOrEmpty(space) ? null : visit.Workspace.Get<SpaceDirectory>().Find(space);
        if (!string.IsNullOrEmpty(space) && (place is null || !visit.Actor.ReadsAllOf(place.Id)))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", space)).ToProblem();
        var query = QueryText.Parse(q);
        if (!query.Succeeded)
            return query.Refusal.ToProblem();
        var scope = visit.QueryScope();
        var found = ItemListing.Seen(visit, place).Apply(query.Answer.Where, scope);
        if (!found.Succeeded)
            return found.Refusal.ToProblem();
        var sorted = ItemOrder.Of(string.IsNullOrWhiteSpace(order) ? query.Answer.Order : ItemOrder.Parse(order), scope);
        if (!sorted.Succeeded)
            return sorted.Refusal.ToProblem();

        http.Response.ContentType = format == "csv" ? TableExport.CsvType : TableExport.XlsxType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"items.{format}\"";
        var body = http.Response.BodyWriter.AsStream();
        await using (var file = format == "csv" ? await TableExport.Csv(body, Head) : await TableExport.Xlsx(body, "items", Head))
        {
            await foreach (var item in Keyset.Sort(found.Answer, sorted.Answer, backwards: false).Select(ListedItem.Of).AsAsyncEnumerable().WithCancellation(cancel))
                await file.Write(Cells(visit, item));
        }

        return Results.Empty;
    }

    private static object?[] Cells(Visit visit, ListedItem item)
    {
        var (spaces, types, people, clients) = (visit.Workspace.Get<SpaceDirectory>(), visit.Workspace.Get<TypeDirectory>(), visit.Workspace.Get<PeopleDirectory>().Now, visit.Workspace.Get<ClientDirectory>());
        return
        [
            new WorkItemKey(spaces.KeyOf(item.SpaceId), item.Number).ToString(), spaces.KeyOf(item.SpaceId), types.NameOf(item.Type), item.Title, types.StateName(item.Type, item.State),
            item.Category.ToString(), item.Priority.ToString(), people.NameOf(item.AssigneeId), people.TeamNameOf(item.TeamId), people.NameOf(item.RequesterId), clients.NameOf(item.ClientId),
            item.Service, item.Process, item.PlannedStart, item.Due, item.Progress, item.CreatedAt, item.UpdatedAt, TagText.For(visit.Actor, item.SpaceId, item.Tags),
        ];
    }
}
