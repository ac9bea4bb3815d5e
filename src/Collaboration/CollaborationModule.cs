using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Collaboration.Drafting;
using Steward.Collaboration.Inbox;
using Steward.Collaboration.Mailing;
using Steward.Collaboration.Preferring;
using Steward.Collaboration.Presence;
using Steward.Platform.Modules;

namespace Steward.Collaboration;

/// <summary>The face of Collaboration.</summary>
public static class CollaborationModule
{
    public static IServiceCollection AddCollaboration(this IServiceCollection services) =>
        services.AddModule("Collaboration", typeof(CollaborationModule).Assembly, CollaborationPermissions.All).AddSingleton<StopLinks>().AddSingleton<IOutgoingNews, NewsByMail>()
            .AddSingleton<Identity.Erasing.IErasedPart, Erasing.InboxPart>();

    public static void MapCollaboration(this IEndpointRouteBuilder routes)
    {
        routes.MapInbox();
        routes.MapNotificationApi();
        routes.MapPreferences();
        routes.MapStopLinks();
        routes.MapPresence();
        routes.MapDrafts();
    }
}
