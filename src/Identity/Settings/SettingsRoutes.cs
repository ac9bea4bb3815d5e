using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Design;
using Steward.Platform.Edge;

namespace Steward.Identity.Settings;

/// <summary>Takes the form of one's own settings, and lets this browser look as chosen.</summary>
internal static class SettingsRoutes
{
    public static void MapSettings(this IEndpointRouteBuilder routes) => routes.MapForm("/me", Save);

    private static async Task<IResult> Save(
        HttpContext http, Visit visit, [FromForm] string? name, [FromForm] string? phone, [FromForm] string? location, [FromForm] string? deputyId,
        [FromForm] string? culture, [FromForm] string? zone, [FromForm] string? theme, [FromForm] string? density, [FromForm] string? hotkeys)
    {
        var command = new ChangeSettings(name ?? "", culture ?? "", zone ?? "", theme ?? "", density ?? "", hotkeys == "true")
        {
            Phone = phone, Location = location,
            DeputyId = string.IsNullOrEmpty(deputyId) ? null : long.TryParse(deputyId, NumberStyles.None, CultureInfo.InvariantCulture, out var deputy) ? deputy : 0,
        };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (!outcome.Succeeded)
            return Page.Again<SettingsPage>(outcome.Refusal, new { Typed = command, Errors = outcome.Refusal.ToFormErrors() });
        OwnAppearance.Wear(http, command.Theme, command.Density, command.Hotkeys);
        return visit.SeeOther("/me?saved=yes");
    }
}
