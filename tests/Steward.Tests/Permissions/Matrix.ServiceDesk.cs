namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static IReadOnlyList<Row> ServiceDeskRows =>
    [
        new("GET /portal", "/portal", SignedIn),
        new("GET /portal/requests", "/portal/requests", SignedIn),
        new("GET /portal/requests/{Key}", "/portal/requests/{}", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("GET /portal/ask/{SpaceKey}/{TypeKey}", "/portal/ask/{}/incident", SignedIn) { Subject = Space, Foreign = "SHHHHHHHHSHHSS" },
        new("POST /portal/ask/{space}/{type}", "/portal/ask/{}/incident", "SIIIIIIIRSRISS") { Subject = Space, Foreign = SeesSwitch, Form = "title=New" },
        new("POST /portal/requests/{key}/replies", "/portal/requests/{}/replies", SpeaksAtPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "text=Hello" },
    ];
}
