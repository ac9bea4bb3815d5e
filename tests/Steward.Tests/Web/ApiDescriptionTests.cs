using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Steward.Testing.Company;
using Xunit;

namespace Steward.Tests.Web;

public class ApiDescriptionTests : WorldTest
{
    [Fact]
    public async Task Every_route_of_the_api_is_described_with_a_summary()
    {
        using var http = new HttpClient();
        using var document = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri(World.Address, "/openapi/v1.json")));
        var paths = document.RootElement.GetProperty("paths");

        var routes = World.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (e, method) => (Path: Plain(e), Method: method.ToLowerInvariant()))
            .ToList();

        routes.ShouldNotBeEmpty();
        foreach (var (path, method) in routes)
        {
            paths.TryGetProperty(path, out var described).ShouldBeTrue(path);
            described.TryGetProperty(method, out var operation).ShouldBeTrue($"{method} {path}");
            operation.TryGetProperty("summary", out _).ShouldBeTrue($"{method} {path} needs a summary");
        }
    }

    [Fact]
    public async Task Times_are_described_as_iso_8601_and_fields_that_may_be_emptied_as_nullable()
    {
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri(World.Address, "/openapi/v1.json"));
        using var document = System.Text.Json.JsonDocument.Parse(text);
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");

        schemas.GetProperty("Instant").GetProperty("format").GetString().ShouldBe("date-time");
        schemas.EnumerateObject().Single(s => s.Name.StartsWith("MaybeOfstring", StringComparison.Ordinal)).Value
            .GetProperty("type").EnumerateArray().Select(t => t.GetString()).ShouldBe(["null", "string"], ignoreOrder: true);
    }

    /// <summary>Without constraints and the closing slash: <c>/items/{key:…}/</c> is described as <c>/items/{key}</c>.</summary>
    private static string Plain(RouteEndpoint endpoint) =>
        System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!.TrimEnd('/'), @"\{\**(?<name>\w+)[^}]*\}", "{${name}}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
