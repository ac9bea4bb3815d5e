using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.ServiceDesk.Configuration.Classes;
using Steward.ServiceDesk.Configuration.Importing;
using Steward.ServiceDesk.Configuration.Showing;
using Steward.WorkItems.Items;
using Steward.WorkItems.Querying;

namespace Steward.ServiceDesk.Configuration;

/// <summary>Configuration items, as a part of the module's face.</summary>
internal static class ConfigurationPart
{
    public static IServiceCollection AddConfiguration(this IServiceCollection services) => services
        .AddSingleton<IQueryWords, CiWords>()
        .AddSingleton<IFactsOfItems, CiFactsOfItems>()
        .AddSingleton<IPartsOfItems, CiTiesOfItems>();

    public static void MapConfiguration(this IEndpointRouteBuilder routes)
    {
        routes.MapClasses();
        routes.MapCis();
        routes.MapCiImports();
        routes.MapCiApi();
    }
}
