namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // nobody's inbox holds the item: absent, hidden and not told are the same answer
    private const string NotInTheInbox = "SHHHHHHHHSRHSS";

    private static IReadOnlyList<Row> CollaborationRows =>
    [
        new("GET /inbox", "/inbox", SignedIn),
        new("GET /inbox/count", "/inbox/count", SignedIn),
        // what became of it is told on the next page, also that it was refused
        new("POST /inbox/selection", "/inbox/selection", SignedIn) { Form = "act=read-all" },
        new("POST /inbox/opened", "/inbox/opened", SignedIn) { Form = "key=IT-1" },
        new("GET /api/v1/notifications", "/api/v1/notifications", SignedIn),
        new("POST /api/v1/notifications/read", "/api/v1/notifications/read", SignedInWriting) { Json = """{"all":true}""" },
        new("POST /api/v1/notifications/archive", "/api/v1/notifications/archive", NotInTheInbox) { Json = """{"items":["IT-1"]}""" },
        new("POST /api/v1/notifications/snooze", "/api/v1/notifications/snooze", NotInTheInbox) { Json = """{"items":["IT-1"],"until":"2030-01-01T00:00:00Z"}""" },
        new("GET /me/notifications", "/me/notifications", SignedIn),
        new("POST /me/notifications", "/me/notifications", SignedInWriting) { Form = "inbox=mentioned" },
        // the sealed link is the proof; a made-up one stops nothing
        new("GET /notices/stop/{token}", "/notices/stop/made-up", Street),
        new("POST /notices/stop/{token}", "/notices/stop/made-up", Street) { Form = "" },
        // people who do not work in the item's space get the same empty list as for an item that never was
        new("POST /presence", "/presence", SignedIn) { Form = "key=IT-1&window=a1&state=viewing" },
        new("GET /presence", "/presence", SignedIn),
        new("GET /drafts", "/drafts?name=IT-1%20answer", SignedIn),
        new("POST /drafts", "/drafts", SignedInWriting) { Form = "name=IT-1 answer&text=Half a sentence" },
    ];
}
