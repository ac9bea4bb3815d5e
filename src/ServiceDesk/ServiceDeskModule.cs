using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Portal;
using Steward.ServiceDesk.Satisfaction;

namespace Steward.ServiceDesk;

/// <summary>The face of ServiceDesk.</summary>
public static class ServiceDeskModule
{
    public static IServiceCollection AddServiceDesk(this IServiceCollection services) =>
        services.AddModule("ServiceDesk", typeof(ServiceDeskModule).Assembly, [.. AgreementPermissions.All, .. Mailboxes.MailboxPermissions.All, .. CataloguePermissions.All, Announcements.AnnouncementPermissions.Keep, .. Satisfaction.SatisfactionPermissions.All]).AddServiceLevels().AddMailChannel().AddCatalogue().AddSatisfaction();

    public static void MapServiceDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapPortal();
        routes.MapServiceLevels();
        routes.MapMailChannel();
        routes.MapCatalogue();
        routes.MapRatings();
    }
}

/// <summary>Marks the texts of this module (ServiceDeskTexts.resx).</summary>
public sealed class ServiceDeskTexts;
