namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static IReadOnlyList<Row> PlatformRows =>
    [
        new("GET /health/live", "/health/live", Everybody),
        new("GET /health/ready", "/health/ready", Everybody),
        new("GET /openapi/{documentName}.json", "/openapi/v1.json", Everybody),
        // the parts of the design system, with nobody's data
        new("GET /design", "/design", Everybody),
        new("GET /design/portal", "/design/portal", Everybody),
        new("POST /design/board", "/design/board", Street) { Form = "id=1&to=x" },
        new("POST /appearance", "/appearance", Street) { Form = "theme=dark" },
        new("GET /example", "/example", Administrators),
        new("POST /example/building", "/example/building", Administrators) { Form = "" },
        new("POST /example/removal", "/example/removal", Administrators) { Form = "" },
        new("GET /live", "/live", SignedIn) { Endless = true },
    ];
}
