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
        new("GET /admin/settings", "/admin/settings", Administrators),
        new("POST /admin/settings/versions/{id:long}/restoration", "/admin/settings/versions/1/restoration", NobodysJob) { Form = "" },
        new("GET /api/v1/settings/versions", "/api/v1/settings/versions", Administrators),
        new("POST /api/v1/settings/versions/{id:long}/restoration", "/api/v1/settings/versions/1/restoration", NobodysJob) { Json = "{ }" },
        new("GET /api/v1/jobs", "/api/v1/jobs", Administrators),
        new("POST /api/v1/jobs/{id:long}/run", "/api/v1/jobs/1/run", NobodysJob) { Json = "{ }" },
        new("DELETE /api/v1/jobs/{id:long}", "/api/v1/jobs/1", NobodysJob),
        new("GET /admin/health", "/admin/health", Administrators),
        new("GET /admin/data", "/admin/data", Administrators),
        new("GET /admin/retention", "/admin/retention", Administrators),
        new("POST /admin/retention", "/admin/retention", Administrators) { Unfinished = true, Form = "space=IT&archiveAfter=0" },
        new("POST /admin/retention/{id:long}/restoration", "/admin/retention/1/restoration", NobodysJob) { Form = "" },
        new("GET /api/v1/retention", "/api/v1/retention", Administrators),
        new("PUT /api/v1/retention", "/api/v1/retention", Administrators) { Json = """{"space":"IT","archiveAfter":600}""" },
        new("GET /i/{Key}/keeping", "/i/{}/keeping", "SPPPHHIIHSHHSS") { Subject = Item, Foreign = "SPPPHHHIHSHHSS" },
        new("POST /i/{key}/hold", "/i/{}/hold", "SRHHRHIIRSRRSS") { Subject = Item, Foreign = "SHHHHRHIHSRRSS", Form = "reason=x" },
        new("POST /i/{key}/archiving", "/i/{}/archiving", "SRHHRHIIRSRRSS") { Subject = Item, Foreign = "SHHHHRHIHSRRSS", Form = "" },
        new("PUT /api/v1/items/{key}/hold", "/api/v1/items/{}/hold", "SRHHRHIIRSRRSS") { Subject = Item, Foreign = "SHHHHRHIHSRRSS", Json = """{"reason":"x"}""" },
        new("POST /api/v1/items/{key}/archiving", "/api/v1/items/{}/archiving", "SRHHRHIIRSRRSS") { Subject = Item, Foreign = "SHHHHRHIHSRRSS", Json = "{ }" },
        new("POST /admin/data/export", "/admin/data/export", Administrators) { Form = "" },
        new("POST /admin/health/drill", "/admin/health/drill", Administrators) { Form = "found=All+there" },
        new("GET /api/v1/health", "/api/v1/health", Administrators),
        new("GET /admin/history", "/admin/history", AdministratorsAndAuditors),
        new("POST /admin/history/verification", "/admin/history/verification", AdministratorsAndAuditors) { Form = "" },
        new("POST /admin/history/export", "/admin/history/export", AdministratorsAndAuditors) { Form = "format=csv" },
    ];
}
