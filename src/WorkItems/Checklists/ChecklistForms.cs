using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Checklists;

/// <summary>What the buttons of a checklist do.</summary>
internal static class ChecklistForms
{
    public const string Tick = "tick";
    public const string Untick = "untick";
    public const string Remove = "remove";
    public const string Place = "place:";

    public static void MapChecklistForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/checklist", Add);
        routes.MapForm("/i/{key}/checklist/{id:long}", Act);
    }

    /// <summary>One row per line: a list out of a mail or a document is pasted as it is.</summary>
    private static async Task<IResult> Add(string key, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string[] rows = (form.Text("rows") ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return visit.BackToItem(key, "checklist", await visit.Send(new AddCheckRows(key, rows), form.Once(), http.RequestAborted), form, "#checklist");
    }

    private static async Task<IResult> Act(string key, long id, Visit visit, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var act = form.Text("do") ?? "";
        if (act == Remove)
            return visit.BackToItem(key, "check", await visit.Send(new RemoveCheckRow(key, id), form.Once(), http.RequestAborted), form, "#checklist");
        var change = new ChangeCheckRow(key, id)
        {
            Done = act switch { Tick => true, Untick => false, _ => null },
            Position = act.StartsWith(Place, StringComparison.Ordinal) && int.TryParse(act.AsSpan(Place.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null,
        };
        return visit.BackToItem(key, "check", await visit.Send(change, form.Once(), http.RequestAborted), form, "#checklist");
    }
}
