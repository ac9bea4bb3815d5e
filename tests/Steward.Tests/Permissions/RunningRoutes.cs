using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Steward.Testing.Hosting;

namespace Steward.Tests.Permissions;

/// <summary>Every route the running program answers, as <c>GET /i/{key}</c>.</summary>
internal static class RunningRoutes
{
    public static async Task<IReadOnlyList<string>> All()
    {
        var app = await AppFactory.Shared;
        return
        [
            .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => !IsFile(endpoint)).SelectMany(Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    // static files are the same for everybody and hold no data; they are known by the manifest they come from. The framework's own redirect answers sealed addresses only
    private static bool IsFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(data => data.GetType().FullName!.Contains("StaticAsset", StringComparison.Ordinal))
        || endpoint.RoutePattern.RawText!.TrimStart('/') is "{**path:file}" or "_framework/opaque-redirect";

    // a page is asked for by GET; the framework maps it for POST as well, which PageTests refuses as a whole
    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        return endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            ? [$"GET {pattern}"]
            : (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} {pattern}");
    }
}
