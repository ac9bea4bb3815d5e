using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>The forms of configuration items, and of work items that are about some.</summary>
internal static class CiRoutes
{
    public static void MapCis(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/configuration", Create);
        routes.MapForm("/configuration/{key}", Change);
        routes.MapForm("/configuration/{key}/retirement", Retire);
        routes.MapForm("/configuration/{key}/relations", Relate);
        routes.MapForm("/configuration/{key}/relations/{id:long}/removal", Unrelate);
        routes.MapForm("/i/{key}/cis", Tie);
        routes.MapForm("/i/{key}/cis/{ci}/removal", Untie);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, IFormCollection form)
    {
        var typed = CiForm.Read(form, visit.Workspace.Get<CiBook>());
        var once = form[Forms.OnceField].ToString() is { Length: > 0 and <= 200 } given ? given : null;
        var saved = await visit.Send(new SaveConfigurationItem(null, typed), once, http.RequestAborted);
        return saved.Succeeded
            ? visit.SeeOther($"/configuration/{saved.Answer.Key}")
            : Page.Closed(http, saved.Refusal) ?? Page.Again<NewCiPage>(saved.Refusal, new { Typed = typed, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Change(HttpContext http, Visit visit, string key, IFormCollection form)
    {
        var typed = CiForm.Read(form, visit.Workspace.Get<CiBook>());
        int? seen = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        var saved = await visit.Send(new SaveConfigurationItem(key, typed) { IfVersion = seen }, cancel: http.RequestAborted);
        return saved.Succeeded
            ? visit.SeeOther($"/configuration/{saved.Answer.Key}")
            : Page.Closed(http, saved.Refusal) ?? Page.Again<CiEditPage>(saved.Refusal, new { Key = key, Typed = typed, Seen = seen, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Retire(HttpContext http, Visit visit, string key) =>
        Back(http, visit, key, "retirement", await visit.Send(new SaveConfigurationItem(key, new CiWish { State = CiState.Retired.Slug() }), cancel: http.RequestAborted), null, "");

    private static async Task<IResult> Relate(HttpContext http, Visit visit, string key, IFormCollection form) =>
        Back(http, visit, key, "relation", await visit.Send(new RelateCis(key, form["how"].ToString(), form["other"].ToString()), cancel: http.RequestAborted), form, "#relations");

    private static async Task<IResult> Unrelate(HttpContext http, Visit visit, string key, long id) =>
        Back(http, visit, key, "relation", await visit.Send(new UnrelateCis(key, id), cancel: http.RequestAborted), null, "#relations");

    private static async Task<IResult> Tie(HttpContext http, Visit visit, string key, IFormCollection form) =>
        ToItem(http, visit, key, await visit.Send(new TieItem(key, form["ci"].ToString()), cancel: http.RequestAborted), form);

    private static async Task<IResult> Untie(HttpContext http, Visit visit, string key, string ci, IFormCollection form) =>
        ToItem(http, visit, key, await visit.Send(new UntieItem(key, ci), cancel: http.RequestAborted), form);

    private static IResult Back<T>(HttpContext http, Visit visit, string key, string tried, Outcome<T> outcome, IFormCollection? form, string anchor) => outcome.Succeeded
        ? visit.SeeOther($"/configuration/{Uri.EscapeDataString(key)}{anchor}")
        : Page.Closed(http, outcome.Refusal) ?? Page.Again<CiPage>(outcome.Refusal, new { Key = key, Tried = tried, How = form?["how"].ToString(), Other = form?["other"].ToString(), Errors = outcome.Refusal.ToFormErrors() });

    private static IResult ToItem(HttpContext http, Visit visit, string key, Outcome<Done> outcome, IFormCollection form) => outcome.Succeeded
        ? visit.SeeOther($"/i/{Uri.EscapeDataString(key)}#cis")
        : Page.Closed(http, outcome.Refusal) ?? Page.Again<ItemPage>(outcome.Refusal, new
        {
            Key = key, Attempt = new ItemAttempt("ci", outcome.Refusal, new Dictionary<string, string>(StringComparer.Ordinal) { ["ci"] = form["ci"].ToString() }),
        });
}
