namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // an import that never was: missing to everybody, signed in or not told apart
    private const string NothingSeen = "SHHHHHHHHSHHSS";

    private static IReadOnlyList<Row> ImportRows =>
    [
        new("GET /imports", "/imports", StaffPages),
        new("POST /imports/uploads", "/imports/uploads", SignedIn) { Unfinished = true, Upload = "file" },
        new("GET /imports/{Id:long}", "/imports/1", "SPPPHHHHHSHHSS"),
        new("POST /imports/{id:long}/mapping", "/imports/1/mapping", NothingSeen) { Form = "" },
        new("POST /imports/{id:long}/run", "/imports/1/run", NobodysRow) { Form = "" },
        new("POST /imports/{id:long}/undo", "/imports/1/undo", NobodysRow) { Form = "" },
        new("POST /imports/{id:long}/discard", "/imports/1/discard", NobodysRow) { Form = "" },
        new("GET /imports/{id:long}/mapping.json", "/imports/1/mapping.json", Nobody),
        new("GET /imports/{id:long}/findings.csv", "/imports/1/findings.csv", Nobody),
        new("GET /imports/{id:long}/bad-rows.csv", "/imports/1/bad-rows.csv", Nobody),
        new("GET /api/v1/imports", "/api/v1/imports", SignedIn),
        new("POST /api/v1/imports", "/api/v1/imports", SignedIn) { Unfinished = true, Upload = "file" },
        new("GET /api/v1/imports/{id:long}", "/api/v1/imports/1", NothingSeen),
        new("GET /api/v1/imports/{id:long}/problems", "/api/v1/imports/1/problems", NothingSeen),
        new("GET /api/v1/imports/{id:long}/mapping", "/api/v1/imports/1/mapping", NothingSeen),
        new("PUT /api/v1/imports/{id:long}/mapping", "/api/v1/imports/1/mapping", NothingSeen) { Json = "{ }" },
        new("POST /api/v1/imports/{id:long}/run", "/api/v1/imports/1/run", NobodysRow) { Json = "{ }" },
        new("POST /api/v1/imports/{id:long}/undo", "/api/v1/imports/1/undo", NobodysRow) { Json = "{ }" },
        new("DELETE /api/v1/imports/{id:long}", "/api/v1/imports/1", NobodysRow),
    ];
}
