using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Steward.Platform.Text;

namespace Steward.Platform.Design;

/// <summary>What the host must switch on for the components to work.</summary>
public static class DesignModule
{
    /// <summary>Texts and asset addresses.</summary>
    public static IServiceCollection AddDesign(this IServiceCollection services)
    {
        services.AddSingleton(typeof(IStringLocalizer<>), typeof(ComponentTexts<>));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AssetUrls>();
        return services;
    }

    /// <summary>The endpoints of the appearance form and the sample board. The host also calls MapStaticAssets.</summary>
    public static IEndpointRouteBuilder MapDesign(this IEndpointRouteBuilder routes)
    {
        routes.MapAppearance();
        routes.MapRefusingBoard();
        return routes;
    }
}
