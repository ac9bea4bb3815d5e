using System.Globalization;
using Steward.ServiceDesk.Playbooks;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static readonly Subject OfPlaybook = new("playbook", "", "", "", []);

    private const string WorksThere = "SHHHIHIIISIISS";

    private static IReadOnlyList<Row> PlaybookRows =>
    [
        new("GET /playbooks", "/playbooks", StaffPages),
        new("GET /playbooks/new", "/playbooks/new", StaffPages),
        new("GET /playbooks/{Id:long}", "/playbooks/{}", PrinterPage) { Subject = OfPlaybook, Foreign = SwitchPage },
        // of two who may, the second meets the first one's name
        new("POST /playbooks", "/playbooks", LeadsDesk) { Subject = Space, Foreign = LeadsOnlyNetwork, Form = "space={}&name=New&body=Look", Unfinished = true },
        new("POST /playbooks/{id:long}", "/playbooks/{}", LeadsDesk) { Subject = OfPlaybook, Foreign = LeadsNetworkWhenSeen, Form = "name=Renamed&body=Look" },
        // the first who may ends it; after that there is none
        new("POST /playbooks/{id:long}/end", "/playbooks/{}/end", "SHHHRHIHHSRHSS") { Subject = OfPlaybook, Foreign = LeadsOnlyNetwork, Form = "" },
        new("POST /i/{key}/playbooks/{id:long}", "/i/{}/playbooks/1", TakesInDesk) { Subject = Item, Foreign = WorksOnSwitch, Form = "entry=Look&done=true" },
        new("POST /i/{key}/playbooks/{id:long}/wording", "/i/{}/playbooks/1/wording", WorksThere) { Subject = Item, Foreign = SeesSwitch, Form = "at=0" },
        new("GET /api/v1/playbooks", "/api/v1/playbooks", SignedIn),
        new("POST /api/v1/playbooks", "/api/v1/playbooks", LeadsDesk) { Subject = Space, Foreign = LeadsOnlyNetwork, Json = """{"space":"{}","name":"New","body":"Look"}""", Unfinished = true },
        new("PATCH /api/v1/playbooks/{id:long}", "/api/v1/playbooks/{}", LeadsDesk) { Subject = OfPlaybook, Foreign = LeadsNetworkWhenSeen, Json = """{"name":"Renamed"}""" },
        new("DELETE /api/v1/playbooks/{id:long}", "/api/v1/playbooks/{}", "SHHHRHIHHSRHSS") { Subject = OfPlaybook, Foreign = LeadsOnlyNetwork },
        new("GET /api/v1/items/{key}/playbooks", "/api/v1/items/{}/playbooks", WorksThere) { Subject = Item, Foreign = SeesSwitch },
        new("POST /api/v1/items/{key}/playbooks/{id:long}", "/api/v1/items/{}/playbooks/1", TakesInDesk) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"entry":"Look"}""", Unfinished = true },
    ];

    private static string PlaybookIn(string space, World world)
    {
        var known = world.Workspace.Get<PlaybookShelf>().All.FirstOrDefault(p => p.SpaceId == world.SpaceId(space) && p.EndedAt is null)?.Id.ToString(CultureInfo.InvariantCulture);
        return known ?? world.Send(new SavePlaybook(null, space, "Usual", "", "Look"), world.Admin).GetAwaiter().GetResult().Answer.Id;
    }
}
