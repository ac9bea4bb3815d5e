using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Modules;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Portal;
using Steward.ServiceDesk.Queues;

namespace Steward.ServiceDesk;

/// <summary>The face of ServiceDesk.</summary>
public static class ServiceDeskModule
{
    public static IServiceCollection AddServiceDesk(this IServiceCollection services) =>
        services.AddModule("ServiceDesk", typeof(ServiceDeskModule).Assembly, [.. AgreementPermissions.All, .. Mailboxes.MailboxPermissions.All, .. QueuePermissions.All, .. TextBlocks.TextBlockPermissions.All]).AddServiceLevels().AddMailChannel().AddQueuing();

    public static void MapServiceDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapPortal();
        routes.MapServiceLevels();
        routes.MapMailChannel();
        routes.MapQueuing();
    }
}

/// <summary>Marks the texts of this module (ServiceDeskTexts.resx).</summary>
public sealed class ServiceDeskTexts;
