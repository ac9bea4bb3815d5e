using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Steward.Platform.Design;

/// <summary>Takes the appearance form of every shell, with and without script.</summary>
public static class AppearanceEndpoint
{
    /// <summary>Where the form is sent, below the workspace's path.</summary>
    public const string Path = "/appearance";

    internal static void MapAppearance(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, Keep).AllowAnonymous().ExcludeFromDescription();

    private static IResult Keep(HttpContext context, [FromForm] string? theme, [FromForm] string? density, [FromForm] string? hotkeys, [FromForm] string? sidebar, [FromForm] string? returnTo)
    {
        var chosen = Appearance.Of(context).With(theme, density, hotkeys, sidebar);
        chosen.Keep(context);
        return Results.LocalRedirect(IsHere(returnTo) ? returnTo! : "~/");
    }

    /// <summary>An address of this site, so that the form leads nobody elsewhere.</summary>
    internal static bool IsHere(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl);
}
