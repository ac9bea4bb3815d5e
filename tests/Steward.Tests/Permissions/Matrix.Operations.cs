namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private const string AdministratorsAndAuditors = "SRRRRRRIISRRSS";

    // a job that never was: missing to administrators, closed to all others
    private const string NobodysJob = "SRRRRRRHRSRRSS";

    private static IReadOnlyList<Row> OperationsRows =>
    [
        new("GET /admin/jobs", "/admin/jobs", Administrators),
        new("POST /admin/jobs/{id:long}/run", "/admin/jobs/1/run", NobodysJob) { Form = "" },
        new("POST /admin/jobs/{id:long}/removal", "/admin/jobs/1/removal", NobodysJob) { Form = "" },
        new("GET /api/v1/jobs", "/api/v1/jobs", Administrators),
        new("POST /api/v1/jobs/{id:long}/run", "/api/v1/jobs/1/run", NobodysJob) { Json = "{ }" },
        new("DELETE /api/v1/jobs/{id:long}", "/api/v1/jobs/1", NobodysJob),
        new("GET /admin/health", "/admin/health", Administrators),
        new("GET /admin/data", "/admin/data", Administrators),
        new("POST /admin/data/export", "/admin/data/export", Administrators) { Form = "" },
        new("POST /admin/health/drill", "/admin/health/drill", Administrators) { Form = "found=All+there" },
        new("GET /api/v1/health", "/api/v1/health", Administrators),
        new("GET /admin/history", "/admin/history", AdministratorsAndAuditors),
        new("POST /admin/history/verification", "/admin/history/verification", AdministratorsAndAuditors) { Form = "" },
        new("POST /admin/history/export", "/admin/history/export", AdministratorsAndAuditors) { Form = "format=csv" },
    ];
}
