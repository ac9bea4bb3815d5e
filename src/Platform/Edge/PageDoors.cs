using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Steward.Platform.Text;

namespace Steward.Platform.Edge;

/// <summary>Who may open a page at all. What stands on it is decided by sight and permissions.</summary>
public enum Door
{
    /// <summary>Everybody, signed in or not: sign-in, set-up, invitations.</summary>
    Anyone = 0,

    /// <summary>Everybody signed in. The rule for pages that say nothing.</summary>
    SignedIn = 1,

    /// <summary>People who work here; others are led to the portal.</summary>
    Staff = 2,

    /// <summary>Administrators.</summary>
    Administrator = 3,

    /// <summary>Administrators and auditors.</summary>
    Auditor = 4,
}

/// <summary>Names the door of a page: <c>@attribute [PageDoor(Door.Staff)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PageDoorAttribute(Door door) : Attribute
{
    public Door Door { get; } = door;
}

/// <summary>Stands before every page: leads to sign-in, to the portal, or says who can help.</summary>
internal sealed class PageDoors(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Visit visit)
    {
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(http);
            return;
        }

        var door = endpoint.Metadata.GetMetadata<PageDoorAttribute>()?.Door ?? Door.SignedIn;
        var actor = visit.Actor;
        if (door != Door.Anyone && actor.PersonId is null)
        {
            http.Response.Redirect($"{visit.Root}/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path + http.Request.QueryString)}");
            return;
        }

        var open = door switch
        {
            Door.Staff => actor.IsStaff,
            Door.Administrator => actor.IsAdmin,
            Door.Auditor => actor.May(PlatformPermissions.ReadAudit),
            _ => true,
        };
        if (open)
            await next(http);
        else if (door == Door.Staff)
            http.Response.Redirect(visit.Root + "/portal");
        else
            await Page.Fault(http, StatusCodes.Status403Forbidden, Texts<PlatformTexts>.Say("DoorClosed")).ExecuteAsync(http);
    }
}
