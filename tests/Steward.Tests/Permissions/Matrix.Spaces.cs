namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // who leads the desk, and administrators
    private const string LeadsDesk = "SHHHRHIIRSRRSS";

    // nobody of the columns leads the network team; a token is refused for its scope before the space is looked for
    private const string LeadsNetwork = "SHHHHRHIHSRRSS";

    private static IReadOnlyList<Row> SpaceRows =>
    [
        new("GET /spaces", "/spaces", StaffPages),
        new("GET /spaces/new", "/spaces/new", StaffPages),
        new("POST /spaces", "/spaces", "SRRRRRIIRSRRSS") { Unfinished = true, Form = "key=&name=" },
        new("GET /s/{SpaceKey}/members", "/s/{}/members", DeskPage) { Subject = Space, Foreign = NetworkPage },
        new("GET /s/{SpaceKey}/settings", "/s/{}/settings", DeskPage) { Subject = Space, Foreign = NetworkPage },
        new("POST /s/{space}/settings", "/s/{}/settings", LeadsDesk) { Subject = Space, Foreign = "SHHHHRHIHSHHSS", Unfinished = true, Form = "name=The+desk&types=incident&types=request&types=task&inPortal=true" },
        new("POST /s/{space}/key", "/s/{}/key", LeadsDesk) { Subject = Space, Foreign = "SHHHHRHIHSHHSS", Unfinished = true, Form = "to={}" },
        new("POST /s/{space}/archive", "/s/{}/archive", LeadsDesk) { Subject = Space, Foreign = "SHHHHRHIHSHHSS", Unfinished = true, Form = "" },
        new("POST /s/{space}/restore", "/s/{}/restore", LeadsDesk) { Subject = Space, Foreign = "SHHHHRHIHSHHSS", Unfinished = true, Form = "" },
        new("GET /s/{SpaceKey}/limits", "/s/{}/limits", DeskPage) { Subject = Space, Foreign = NetworkPage },
        new("POST /s/{space}/limits", "/s/{}/limits", LeadsDesk) { Subject = Space, Foreign = LeadsNetwork, Form = "most:category:active=9" },
        new("GET /api/v1/spaces/{space}/limits", "/api/v1/spaces/{}/limits", "SHHHIHIIISIISS") { Subject = Space, Foreign = "SHHHHIHIHSHHSS" },
        new("PUT /api/v1/spaces/{space}/limits", "/api/v1/spaces/{}/limits", LeadsDesk) { Subject = Space, Foreign = LeadsNetwork, Json = """{"limits":[{"column":"category:active","most":9}]}""" },
        new("GET /api/v1/spaces", "/api/v1/spaces", SignedIn),
        new("POST /api/v1/spaces", "/api/v1/spaces", "SRRRRRIIRSRRSS") { Unfinished = true, Json = """{"key":"","name":"","kind":"team"}""" },
    ];
}
