using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Portal;

namespace Steward.ServiceDesk;

/// <summary>The face of ServiceDesk.</summary>
public static class ServiceDeskModule
{
    public static IServiceCollection AddServiceDesk(this IServiceCollection services) =>
        services.AddModule("ServiceDesk", typeof(ServiceDeskModule).Assembly, [.. AgreementPermissions.All, .. Mailboxes.MailboxPermissions.All]).AddServiceLevels().AddMailChannel();

    public static void MapServiceDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapPortal();
        routes.MapServiceLevels();
        routes.MapMailChannel();
    }
}

/// <summary>Marks the texts of this module (ServiceDeskTexts.resx).</summary>
public sealed class ServiceDeskTexts;
