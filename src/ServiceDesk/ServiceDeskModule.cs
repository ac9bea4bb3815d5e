using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Changes;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Portal;

namespace Steward.ServiceDesk;

/// <summary>The face of ServiceDesk.</summary>
public static class ServiceDeskModule
{
    public static IServiceCollection AddServiceDesk(this IServiceCollection services) =>
        services.AddModule("ServiceDesk", typeof(ServiceDeskModule).Assembly, [.. AgreementPermissions.All, .. Mailboxes.MailboxPermissions.All, .. ConfigurationPermissions.All, .. ChangePermissions.All]).AddServiceLevels().AddMailChannel().AddConfiguration().AddChanges();

    public static void MapServiceDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapPortal();
        routes.MapServiceLevels();
        routes.MapMailChannel();
        routes.MapConfiguration();
        routes.MapChangeEnablement();
    }
}

/// <summary>Marks the texts of this module (ServiceDeskTexts.resx).</summary>
public sealed class ServiceDeskTexts;
