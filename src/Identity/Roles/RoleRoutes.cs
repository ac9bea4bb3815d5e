using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Roles;

/// <summary>The forms of the roles page: each sends the whole set of roles one person or team holds in one space.</summary>
internal static class RoleRoutes
{
    public static void MapRoles(this IEndpointRouteBuilder routes) => routes.MapForm("/admin/roles", Grant);

    private static async Task<IResult> Grant(
        HttpContext http, Visit visit, IEnumerable<ISpaceNames> borders, [FromForm] string? space, [FromForm] string? who, IFormCollection form)
    {
        var given = Role.None;
        foreach (var word in form["roles"])
            given |= Enum.TryParse<Role>(word, out var role) && RoleWords.InSpaces.Contains(role) ? role : Role.None;
        var spaceId = borders.SelectMany(border => border.In(visit.Workspace)).FirstOrDefault(s => s.Key == space)?.Id ?? 0;
        var command = new GrantRoles(spaceId, given) { PersonId = Id(who, "person-"), TeamId = Id(who, "team-") };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        if (outcome.Succeeded)
            return visit.SeeOther($"/admin/roles?space={Uri.EscapeDataString(space ?? "")}&done=saved");
        if (outcome.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.Missing)
            return Page.Fault(http, outcome.Refusal);
        var said = command is { PersonId: null, TeamId: null } ? Refusal.Invalid("who", Texts<IdentityTexts>.Say("GrantWhom")) : outcome.Refusal;
        return Page.Again<RolesPage>(said, new { SpaceTyped = space, WhoTyped = who, Errors = said.ToFormErrors() });
    }

    private static long? Id(string? who, string kind) =>
        who?.StartsWith(kind, StringComparison.Ordinal) == true && long.TryParse(who.AsSpan(kind.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
