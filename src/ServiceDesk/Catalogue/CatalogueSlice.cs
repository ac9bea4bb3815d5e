using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.Erasing;
using Steward.ServiceDesk.Announcements;
using Steward.ServiceDesk.Catalogue.Editing;
using Steward.ServiceDesk.Portal;
using Steward.ServiceDesk.Requests;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Catalogue;

/// <summary>What the catalogue adds to the host besides what is found by scanning.</summary>
internal static class CatalogueSlice
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<IPartsOfItems, RequestParts>()
        .AddSingleton<IErasedPart, RequestErasure>();

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        routes.MapOfferings();
        routes.MapFormBuilder();
        routes.MapOfferingForms();
        routes.MapCatalogueApi();
        routes.MapAnnouncements();
    }
}
