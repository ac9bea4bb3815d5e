using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Identity.Sessions;
using Steward.Platform.Edge;
using Steward.Platform.Modules;

namespace Steward.Identity;

/// <summary>The face of Identity.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddModule("Identity", typeof(IdentityModule).Assembly, IdentityPermissions.All);
        services.AddSingleton<IActorSource, ActorSource>();
        return services;
    }

    public static void MapIdentity(this IEndpointRouteBuilder routes) => routes.MapSessions();
}
