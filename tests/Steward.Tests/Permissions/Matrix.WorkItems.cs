namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // the printer's incident: its requester, the desk, and who reads the desk
    private const string SeesPrinter = "SIHHIHIIISIISS";
    private const string WorksOnPrinter = "SRHHIHIIRSRISS";
    private const string SpeaksAtPrinter = "SIHHIHIIRSRISS";

    // the switch's incident: the network team and administrators
    private const string SeesSwitch = "SHHHHIHIHSHHSS";
    private const string WorksOnSwitch = "SHHHHIHIHSRHSS";

    // the same behind the door of pages for people who work here
    private const string DeskPage = "SPPPIHIIISIISS";
    private const string NetworkPage = "SPPPHIHIHSHHSS";

    private static IReadOnlyList<Row> WorkItemRows =>
    [
        new("GET /api/v1/items", "/api/v1/items?limit=200", SignedIn),
        new("GET /api/v1/items/{key}", "/api/v1/items/{}", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("PATCH /api/v1/items/{key}", "/api/v1/items/{}", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"priority":"low"}""" },
        new("POST /api/v1/items/{key}/comments", "/api/v1/items/{}/comments", SpeaksAtPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"text":"Hello"}""" },
        new("POST /api/v1/items/{key}/transitions", "/api/v1/items/{}/transitions", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"to":"in-progress"}""" },
        // everybody may ask the desk; a space one has no part in is answered like one that is not there
        new("POST /api/v1/items", "/api/v1/items", "SIIIIIIIRSRISS") { Subject = Space, Foreign = "SHHHHIHIHSRHSS", Json = """{"space":"{}","type":"incident","title":"New"}""" },

        new("GET /items", "/items", StaffPages),
        new("GET /s/{SpaceKey}", "/s/{}", DeskPage) { Subject = Space, Foreign = NetworkPage },
        // who reads a queue but may not take from it goes back to it with the reason
        new("POST /s/{space}/next", "/s/{}/next", "SHHHIHIIISIISS") { Subject = Space, Foreign = "SHHHHIHIHSHHSS", Form = "" },
        new("GET /items/moves/{Key}", "/items/moves/{}?to=in-progress", DeskPage) { Subject = Item, Foreign = NetworkPage },
        new("POST /items/moves", "/items/moves", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "key={}&to=in-progress" },
        // the selection is judged item by item, and the page after it says what was skipped
        new("POST /items/selection", "/items/selection", SignedIn) { Form = "selected=NET-1&act=assign&to=admin%40steward.example" },
    ];
}
