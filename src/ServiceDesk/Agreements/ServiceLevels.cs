using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.ServiceDesk.Agreements.Editing;
using Steward.ServiceDesk.Clocks;
using Steward.ServiceDesk.Clocks.Asking;
using Steward.ServiceDesk.Clocks.Recounting;
using Steward.ServiceDesk.Clocks.Showing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Agreements;

/// <summary>Services, agreements and clocks, as a part of the module's face.</summary>
internal static class ServiceLevels
{
    public static IServiceCollection AddServiceLevels(this IServiceCollection services) => services
        .AddSingleton<IQueryWords, DeskWords>()
        .AddSingleton<IFactsOfItems, DeskFactsOfItems>()
        .AddSingleton<IPartsOfItems, DeskParts>()
        .AddSingleton<IServiceWords, DeskServiceWords>()
        .AddSingleton<Recounting>();

    public static void MapServiceLevels(this IEndpointRouteBuilder routes)
    {
        routes.MapAgreements();
        routes.MapClocksApi();
    }
}
