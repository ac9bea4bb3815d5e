using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Limits;

/// <summary>The form of a space's limits, and <c>/api/v1/spaces/KEY/limits</c>.</summary>
internal static class LimitForms
{
    private const string MostPrefix = "most:";

    public static void MapLimits(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/s/{space}/limits", Save);
        var api = routes.MapGroup("/api/v1/spaces/{space}/limits").WithTags("Spaces").RequireApi();
        api.MapGet("/", List).WithSummary("Lists how many items columns of a space shall hold, and hold now.").Produces<LimitsAnswer>();
        api.MapPut("/", Say).WithSummary("Says all limits of a space anew; columns not named have none.").Produces<LimitsAnswer>();
    }

    private static async Task<IResult> Save(string space, HttpContext http, Visit visit, IFormCollection form)
    {
        var (limits, faults) = (new List<SaidLimit>(), new List<FieldFault>());
        foreach (var field in form.Keys.Where(k => k.StartsWith(MostPrefix, StringComparison.Ordinal)))
        {
            var (column, typed) = (field[MostPrefix.Length..], form[field].ToString().Trim());
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
                limits.Add(new SaidLimit(column, most, form["hard"].Contains(column)));
            else if (typed.Length > 0)
                faults.Add(new(field, Texts<LimitTexts>.Say("LimitShape", LimitSpace.Largest)));
        }

        // whether one may say it is asked first: a mistake in the form must not tell whether there is such a space
        var saved = faults.Count == 0 || visit.Workspace.Get<SpaceDirectory>().Find(space) is not { } known || !visit.Actor.May(WorkItemPermissions.ManageSpace, known.Id)
            ? await visit.Send(new LimitSpace(space, limits), cancel: http.RequestAborted)
            : Refusal.From(faults)!;
        if (saved.Refusal is { Kind: RefusalKind.Missing or RefusalKind.Forbidden } closed)
            return Page.Fault(http, closed);
        if (!saved.Succeeded)
            return Page.Again<LimitsPage>(saved.Refusal, new { SpaceKey = space, Typed = form.Keys.ToDictionary(k => k, k => form[k].ToString(), StringComparer.Ordinal), Errors = saved.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<LimitTexts>.Say("SavedTold").ToString()));
        return visit.SeeOther($"/s/{Uri.EscapeDataString(space)}/limits");
    }

    private static async Task<IResult> List(string space, Visit visit, CancellationToken cancel) =>
        visit.Workspace.Get<SpaceDirectory>().Find(space) is { } known && visit.Actor.ReadsAllOf(known.Id)
            ? Results.Json(await Answer(known, visit, cancel), PlatformJson.Options)
            : Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", space)).ToProblem();

    private static async Task<IResult> Say(string space, LimitsBody body, Visit visit, HttpContext http)
    {
        var saved = await visit.Send(new LimitSpace(space, body.Limits ?? []), http.IdempotencyKey(), http.RequestAborted);
        return saved.Or(said => Results.Json(new LimitsAnswer([.. said.Select(l => new LimitAnswer(l.Column, l.Most, l.Hard, null))]), PlatformJson.Options));
    }

    private static async Task<LimitsAnswer> Answer(Space space, Visit visit, CancellationToken cancel) =>
        new([.. (await BoardLimits.Load(visit, space, cancel)).Select(l => new LimitAnswer(l.Key, l.Value.Most, l.Value.Hard, l.Value.Held))]);
}

/// <summary>A limit; how many items the column holds is answered when limits are read.</summary>
public sealed record LimitAnswer(string Column, int Most, bool Hard, int? Held);

public sealed record LimitsAnswer(IReadOnlyList<LimitAnswer> Limits);

public sealed record LimitsBody(IReadOnlyList<SaidLimit>? Limits = null);
