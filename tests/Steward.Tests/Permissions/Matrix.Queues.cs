using System.Globalization;
using Steward.ServiceDesk.Queues;
using Steward.ServiceDesk.Routing;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static readonly Subject OfQueue = new("queue", "", "", "", []);
    private static readonly Subject OfRoute = new("route", "", "", "", []);

    // who leads the other space is only its administrator; a token that only reads is told so before anything is looked up
    private const string LeadsOnlyNetwork = "SHHHHRHIHSRHSS";
    private const string LeadsNetworkWhenSeen = "SHHHHRHIHSHHSS";
    private const string LeadsDeskPage = "SPPPHHIIHSHHSS";
    private const string LeadsNetworkPage = "SPPPHHHIHSHHSS";

    private static IReadOnlyList<Row> QueueRows =>
    [
        new("GET /queues", "/queues", StaffPages),
        new("GET /queues/new", "/queues/new", StaffPages),
        new("GET /queues/{Id:long}", "/queues/{}", PrinterPage) { Subject = OfQueue, Foreign = SwitchPage },
        new("GET /queues/{Id:long}/settings", "/queues/{}/settings", "SPPPRHIIRSRRSS") { Subject = OfQueue, Foreign = "SPPPHRHIHSHHSS" },
        // of two who may, the second meets the first one's name
        new("POST /queues", "/queues", LeadsDesk) { Subject = Space, Foreign = LeadsOnlyNetwork, Form = "space={}&name=New", Unfinished = true },
        new("POST /queues/{id:long}", "/queues/{}", LeadsDesk) { Subject = OfQueue, Foreign = LeadsNetworkWhenSeen, Form = "name=Renamed" },
        new("POST /queues/{id:long}/place", "/queues/{}/place", LeadsDesk) { Subject = OfQueue, Foreign = LeadsOnlyNetwork, Form = "to=up" },
        new("POST /queues/{id:long}/archive", "/queues/{}/archive", LeadsDesk) { Subject = OfQueue, Foreign = LeadsOnlyNetwork, Form = "" },
        new("POST /queues/{id:long}/next", "/queues/{}/next", TakesInDesk) { Subject = OfQueue, Foreign = WorksOnSwitch, Form = "" },
        new("GET /api/v1/queues", "/api/v1/queues", SignedIn),
        new("POST /api/v1/queues", "/api/v1/queues", LeadsDesk) { Subject = Space, Foreign = LeadsOnlyNetwork, Json = """{"space":"{}","name":"New"}""", Unfinished = true },
        new("GET /api/v1/queues/{id:long}", "/api/v1/queues/{}", "SHHHIHIIISIISS") { Subject = OfQueue, Foreign = SeesSwitch },
        new("PATCH /api/v1/queues/{id:long}", "/api/v1/queues/{}", LeadsDesk) { Subject = OfQueue, Foreign = LeadsNetworkWhenSeen, Json = """{"name":"Renamed"}""" },
        new("DELETE /api/v1/queues/{id:long}", "/api/v1/queues/{}", LeadsDesk) { Subject = OfQueue, Foreign = LeadsOnlyNetwork },
        new("POST /api/v1/queues/{id:long}/take-next", "/api/v1/queues/{}/take-next", TakesInDesk) { Subject = OfQueue, Foreign = WorksOnSwitch, Json = "{}" },
        new("GET /routing", "/routing", StaffPages),
        new("GET /routing/new", "/routing/new", StaffPages),
        new("GET /routing/trial", "/routing/trial?space={}", PrinterPage) { Subject = Space, Foreign = SwitchPage },
        new("GET /routing/{Id:long}", "/routing/{}", LeadsDeskPage) { Subject = OfRoute, Foreign = LeadsNetworkPage },
        new("POST /routing", "/routing", LeadsDesk) { Subject = OfQueue, Foreign = LeadsOnlyNetwork, Form = "name=New&queue={}", Unfinished = true },
        // without a queue: who may is told so
        new("POST /routing/{id:long}", "/routing/{}", LeadsDesk) { Subject = OfRoute, Foreign = LeadsNetworkWhenSeen, Form = "name=Renamed", Unfinished = true },
        new("POST /routing/{id:long}/place", "/routing/{}/place", LeadsDesk) { Subject = OfRoute, Foreign = LeadsOnlyNetwork, Form = "to=down" },
        // the first who may ends it; after that there is none
        new("POST /routing/{id:long}/end", "/routing/{}/end", "SHHHRHIHHSRHSS") { Subject = OfRoute, Foreign = LeadsOnlyNetwork, Form = "" },
        new("GET /api/v1/routes", "/api/v1/routes", SignedIn),
        new("POST /api/v1/routes", "/api/v1/routes", LeadsDesk) { Subject = OfQueue, Foreign = LeadsOnlyNetwork, Json = """{"name":"New","queue":"{}"}""", Unfinished = true },
        new("PATCH /api/v1/routes/{id:long}", "/api/v1/routes/{}", LeadsDesk) { Subject = OfRoute, Foreign = LeadsNetworkWhenSeen, Json = """{"name":"Renamed"}""" },
        new("DELETE /api/v1/routes/{id:long}", "/api/v1/routes/{}", "SHHHRHIHHSRHSS") { Subject = OfRoute, Foreign = LeadsOnlyNetwork },
    ];

    private const string TakesInDesk = "SHHHIHIIRSRISS";

    private static string QueueIn(string space, World world)
    {
        var known = world.Workspace.Get<QueueDirectory>().In(world.SpaceId(space)).FirstOrDefault()?.Id.ToString(CultureInfo.InvariantCulture);
        return known ?? world.Send(new CreateQueue(space, new QueueWish("First line")), world.Admin).GetAwaiter().GetResult().Answer.Id;
    }

    private static string RouteIn(string space, World world)
    {
        var known = world.Workspace.Get<RoutingBook>().In(world.SpaceId(space)).FirstOrDefault()?.Id.ToString(CultureInfo.InvariantCulture);
        return known ?? world.Send(new SaveRoute(null, new RoutingWish("Everything", long.Parse(QueueIn(space, world), CultureInfo.InvariantCulture))), world.Admin).GetAwaiter().GetResult().Answer.Id;
    }
}
