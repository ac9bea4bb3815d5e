using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Identity.People;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Commenting;

/// <summary>
/// Completes names after an <c>@</c> while staff write: people who read the item anyway. Who only asks gets an empty list, so nobody learns
/// names by typing letters.
/// </summary>
internal static class PeopleToName
{
    private const int Most = 8;

    private sealed record Suggestion(string Name, string? Email);

    public static void MapPeopleToName(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/i/{key}/people", Suggest).ExcludeFromDescription();

    private static async Task<IResult> Suggest(string key, string? text, Visit visit, CancellationToken cancel)
    {
        if (!visit.Actor.IsSignedIn)
            return Results.Unauthorized();
        var item = await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key);
        if (item is null)
            return ItemOrders.NoSuchItem(key).ToProblem();
        if (!visit.Actor.ReadsAllOf(item.SpaceId))
            return Results.Json(Array.Empty<Suggestion>(), PlatformJson.Options);
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        var watchers = await visit.Db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync(cancel);
        var wanted = (text ?? "").Trim();
        var found = people.People.Values
            .Where(p => Begins(p, wanted) && people.Reads(p, item, internally: false, watchers))
            .OrderByDescending(p => p.Id == item.RequesterId || p.Id == item.AssigneeId).ThenBy(p => p.Name, StringComparer.CurrentCulture)
            .Take(Most).Select(p => new Suggestion(p.Name, p.Email));
        return Results.Json(found, PlatformJson.Options);
    }

    /// <summary>Any word of the name, or the mail address, begins like this; accents do not matter.</summary>
    private static bool Begins(Person person, string wanted) =>
        wanted.Length == 0
        || person.Name.Split(' ').Append(person.Name).Any(word => Prefix(word, wanted))
        || (person.Email is not null && Prefix(person.Email, wanted));

    private static bool Prefix(string word, string wanted) =>
        CultureInfo.InvariantCulture.CompareInfo.IsPrefix(word, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
}
