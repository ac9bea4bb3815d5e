using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Access;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Changes;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Portal;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Satisfaction;

namespace Steward.ServiceDesk;

/// <summary>The face of ServiceDesk.</summary>
public static class ServiceDeskModule
{
    private static IReadOnlyList<Permission> Permissions =>
    [
        .. AgreementPermissions.All, .. Mailboxes.MailboxPermissions.All, .. QueuePermissions.All, .. TextBlocks.TextBlockPermissions.All,
        .. ConfigurationPermissions.All, .. ChangePermissions.All, .. CataloguePermissions.All, Announcements.AnnouncementPermissions.Keep, .. SatisfactionPermissions.All,
    ];

    public static IServiceCollection AddServiceDesk(this IServiceCollection services) =>
        services.AddModule("ServiceDesk", typeof(ServiceDeskModule).Assembly, Permissions)
            .AddServiceLevels().AddMailChannel().AddQueuing().AddConfiguration().AddChanges().AddCatalogue().AddSatisfaction();

    public static void MapServiceDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapPortal();
        routes.MapServiceLevels();
        routes.MapMailChannel();
        routes.MapQueuing();
        routes.MapConfiguration();
        routes.MapChangeEnablement();
        routes.MapCatalogue();
        routes.MapRatings();
    }
}

/// <summary>Marks the texts of this module (ServiceDeskTexts.resx).</summary>
public sealed class ServiceDeskTexts;
