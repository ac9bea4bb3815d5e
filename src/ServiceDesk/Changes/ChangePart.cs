using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.ServiceDesk.Changes.Pages;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Changes;

/// <summary>Changes, as a part of the module's face.</summary>
internal static class ChangePart
{
    public static IServiceCollection AddChanges(this IServiceCollection services) => services.AddSingleton<IPartsOfItems, ChangeParts>();

    public static void MapChangeEnablement(this IEndpointRouteBuilder routes)
    {
        routes.MapChanges();
        routes.MapChangesApi();
    }
}
