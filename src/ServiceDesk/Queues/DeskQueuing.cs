using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.Erasing;
using Steward.ServiceDesk.Playbooks;
using Steward.ServiceDesk.Routing;
using Steward.ServiceDesk.TextBlocks;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Queues;

/// <summary>Queues, routing, text blocks and playbooks, as a part of the module's face.</summary>
internal static class DeskQueuing
{
    public static IServiceCollection AddQueuing(this IServiceCollection services) => services.AddSingleton<IErasedPart, TextBlockErasure>().AddSingleton<IPartsOfItems, PlaybookParts>().AddSingleton<IKeepQueues, QueueMenu>();

    public static void MapQueuing(this IEndpointRouteBuilder routes)
    {
        routes.MapQueues();
        routes.MapQueuesApi();
        routes.MapRouting();
        routes.MapRoutingApi();
        routes.MapTextBlocks();
        routes.MapTextBlocksApi();
        routes.MapPlaybooks();
        routes.MapPlaybooksApi();
    }
}
