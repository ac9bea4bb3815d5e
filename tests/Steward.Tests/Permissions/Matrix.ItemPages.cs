namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static IReadOnlyList<Row> ItemPageRows =>
    [
        new("GET /", "/", StaffPages),
        new("GET /my", "/my", StaffPages),
        new("GET /items/new", "/items/new", StaffPages),
        new("POST /items", "/items", "SIIIIIIIRSRISS") { Unfinished = true, Form = "space=IT&type=incident&title=New" },
        new("POST /items/form", "/items/form", "SRRRIIIIISIISS") { Form = "space=IT&type=incident" },
    ];
}
