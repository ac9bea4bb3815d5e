namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static IReadOnlyList<Row> ReportingRows =>
    [
        new("GET /reports", "/reports", StaffPages),
        new("GET /reports/{report}.{format}", "/reports/open.csv", "HHHHIIIIISIISS"),
        new("GET /api/v1/reports/items", "/api/v1/reports/items?rows=state&columns=assignee", SignedIn),
    ];
}
