namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // a schedule that is not there: a reading token may not even ask
    private const string NoSchedule = "SHHHHHHHHSRHSS";

    private static IReadOnlyList<Row> RecurringRows =>
    [
        new("GET /schedules", "/schedules", StaffPages),
        new("GET /schedules/{Id:long}", "/schedules/1", "SPPPHHHHHSHHSS"),
        new("GET /i/{Key}/repetition", "/i/{}/repetition", "SPPPIHIIHSHISS") { Subject = Item, Foreign = "SPPPHIHIHSHHSS" },
        new("POST /i/{key}/repetitions", "/i/{}/repetitions", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "often=monthly&starts=2026-01-01&title=Again" },
        new("POST /schedules/{id:long}", "/schedules/1", "SHHHHHHHHSHHSS") { Form = "title=Again" },
        new("POST /schedules/{id:long}/pause", "/schedules/1/pause", NoSchedule) { Form = "paused=true" },
        new("POST /schedules/{id:long}/removal", "/schedules/1/removal", NoSchedule) { Form = "" },
        new("GET /api/v1/schedules", "/api/v1/schedules", SignedIn),
        new("GET /api/v1/schedules/{id:long}", "/api/v1/schedules/1", SeesNoPart),
        new("POST /api/v1/schedules", "/api/v1/schedules", "SHHHIHIIRSRISS") { Subject = Space, Foreign = WorksOnSwitch, Json = """{"space":"{}","type":"incident","title":"Again","rule":"FREQ=MONTHLY","starts":"2026-01-01"}""" },
        new("PATCH /api/v1/schedules/{id:long}", "/api/v1/schedules/1", SeesNoPart) { Json = """{"title":"Again"}""" },
        new("DELETE /api/v1/schedules/{id:long}", "/api/v1/schedules/1", NoSchedule),
    ];
}
