using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.Collaboration.Presence;

/// <summary>
/// Says that one is at an item and learns who else is. For staff of the item's space; everybody else, and every item that is not there, gets the
/// same empty answer, and their being there is told to nobody.
/// </summary>
internal static class PresenceRoutes
{
    private sealed record PresentAnswer(string Name, string State, string Words);

    public static void MapPresence(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/presence", Say);
        routes.MapGet("/presence", Everywhere).ExcludeFromDescription();
    }

    private static async Task<IResult> Say(Visit visit, IFormCollection form)
    {
        var (now, window) = (visit.Now, form["window"].ToString());
        if (visit.Actor.IsLooking || !WorkItemKey.TryParse(form["key"], out var asked) || window.Length is 0 or > 40 || !window.All(char.IsAsciiLetterOrDigit))
            return Results.Json(Array.Empty<PresentAnswer>(), PlatformJson.Options);
        if (visit.Workspace.Get<SpaceDirectory>().Find(asked.Space) is not { } space || !visit.Actor.ReadsAllOf(space.Id)
            || await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), asked.ToString()) is not { } item)
            return Results.Json(Array.Empty<PresentAnswer>(), PlatformJson.Options);
        var key = new WorkItemKey(visit.Workspace.Get<SpaceDirectory>().KeyOf(item.SpaceId), item.Number).ToString();
        var presences = visit.Workspace.Get<Presences>();
        PresenceState? state = Enum.TryParse<PresenceState>(form["state"], ignoreCase: true, out var said) && Enum.IsDefined(said) ? said : null;
        presences.Say(key, item.SpaceId, visit.Actor.PersonId!.Value, window, state, now);
        return Results.Json(Answer(presences.At(key, visit.Actor.PersonId, now), visit), PlatformJson.Options);
    }

    /// <summary>For lists: who is at which item, in the spaces the visitor works in. From memory alone.</summary>
    private static IResult Everywhere(Visit visit)
    {
        if (visit.Actor.PersonId is null)
            return Results.Unauthorized();
        var (now, spaces, presences) = (visit.Now, visit.Workspace.Get<SpaceDirectory>(), visit.Workspace.Get<Presences>());
        var found = presences.Items(now)
            .Where(key => WorkItemKey.TryParse(key, out var parsed) && spaces.Find(parsed.Space) is { } space && visit.Actor.ReadsAllOf(space.Id))
            .Select(key => (Key: key, Here: presences.At(key, visit.Actor.PersonId, now))).Where(item => item.Here.Count > 0);
        return Results.Json(found.ToDictionary(item => item.Key, item => Answer(item.Here, visit), StringComparer.Ordinal), PlatformJson.Options);
    }

    private static IReadOnlyList<PresentAnswer> Answer(IReadOnlyList<Present> here, Visit visit)
    {
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return
        [
            .. from one in here
               let person = people.Find(one.Person)
               where person is { DisabledAt: null }
               select new PresentAnswer(person.Name, one.State.ToString().ToLowerInvariant(), Texts<CollaborationTexts>.Say("Presence_" + one.State, person.Name).ToString()),
        ];
    }
}
