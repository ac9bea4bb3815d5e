using Microsoft.AspNetCore.Http;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Spaces;

/// <summary>
/// Finds the space of an address. Hidden and absent look the same: status 404, for which the edge shows its page. A key the space had before leads
/// to the present one.
/// </summary>
internal static class SpaceDoor
{
    public static Space? Open(Visit visit, HttpContext http, string key)
    {
        if (visit.Workspace.Get<SpaceDirectory>().Find(key) is not { } space || !visit.Actor.ReadsAllOf(space.Id))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        if (space.Key == key)
            return space;
        var rest = http.Request.Path.Value!["/s/".Length..][key.Length..];
        http.Response.Redirect($"{visit.Root}/s/{space.Key}{rest}{http.Request.QueryString}");
        return null;
    }
}
