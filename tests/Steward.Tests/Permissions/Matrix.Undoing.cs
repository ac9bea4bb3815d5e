namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // everybody may ask; nobody's act but one's own is found, and the page before says that there is nothing to undo
    private static IReadOnlyList<Row> UndoRows =>
    [
        new("POST /my/acts/latest/undoing", "/my/acts/latest/undoing", SignedIn) { Form = "returnTo=/my" },
        new("POST /my/acts/{id:long}/undoing", "/my/acts/1/undoing", SignedIn) { Form = "returnTo=/my" },
        new("GET /palette", "/palette?text=Switch", SignedIn),
    ];
}
