using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Steward.Identity.Operations;
using Steward.Platform;
using Steward.Platform.Commands;
using Steward.Platform.Configuring;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Configuring;

/// <summary>A kept state as the API answers it.</summary>
/// <param name="Id">Names the version, for going back to it.</param>
/// <param name="Setting">What was set: <c>field</c>.</param>
/// <param name="Key">Which of them; empty where there is only one.</param>
/// <param name="Title">What it was called.</param>
/// <param name="At">Since when; null for the state before the first change.</param>
/// <param name="ById">Who set it; null for the program.</param>
/// <param name="BackTo">The version it went back to.</param>
/// <param name="Removed">The thing was removed.</param>
/// <param name="Current">The thing stands so now.</param>
/// <param name="Changes">What differs from the state before.</param>
public sealed record VersionView(
    string Id, string Setting, string Key, string Title, Instant? At, string? ById, string? BackTo, bool Removed, bool Current, IReadOnlyList<SettingDifference> Changes);

public sealed record VersionsAnswer(IReadOnlyList<VersionView> Items, string? NextCursor);

/// <summary>The history of the configuration by form and API.</summary>
internal static class ConfigurationRoutes
{
    private const int Most = 200;

    public static void MapConfiguration(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/settings/versions/{id:long}/restoration", Restore);
        var api = routes.MapGroup("/api/v1/settings/versions").WithTags("Operations").RequireApi();
        api.MapGet("/", List).Produces<VersionsAnswer>().WithSummary("Lists what was set, newest first; setting and key narrow it down to one thing, whose first state is then listed too.");
        api.MapPost("/{id:long}/restoration", RestoreByApi).WithSummary("Makes the thing what it was in this version.");
    }

    private static async Task<IResult> Restore(HttpContext http, Visit visit, long id)
    {
        var outcome = await visit.Send(new GoBack(id), cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Fault(http, outcome.Refusal);
        http.TellNext(new Told(Tone.Success, Texts<ConfigurationTexts>.Say("IsBack").ToString()));
        return visit.SeeOther($"/admin/settings?setting={outcome.Answer.Setting}&key={Uri.EscapeDataString(outcome.Answer.Key)}");
    }

    private static async Task<IResult> RestoreByApi(Visit visit, HttpContext http, long id) =>
        (await visit.Send(new GoBack(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> List(Visit visit, string? setting, string? key, string? cursor, string? limit, CancellationToken cancel)
    {
        if (visit.Closed(PlatformPermissions.Administer) is { } closed)
            return closed.ToProblem();
        long before = 0;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Refusal.Invalid("cursor", Texts<ConfigurationTexts>.Say("CursorUnknown")).ToProblem();
        var most = 50;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > Most))
            return Refusal.Invalid("limit", Texts<ConfigurationTexts>.Say("LimitUnknown", Most)).ToProblem();
        var read = await visit.Db.Versions(setting, key, cursor is null ? null : before, most, cancel);
        return Results.Json(new VersionsAnswer([.. read.Take(most).Select(View)], read.Count > most ? Written(read[most - 1].Version.Id) : null), PlatformJson.Options);
    }

    private static VersionView View(ReadVersion read) => new(
        Written(read.Version.Id), read.Version.Setting, read.Version.Key, read.Version.Title, read.Version.At, Written(read.Version.ById), Written(read.Version.BackToId),
        read.Version.Content is null, read.IsNewest, read.Differences);

    private static string Written(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string? Written(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}
