using Steward.ServiceDesk.Announcements;
using Steward.ServiceDesk.Catalogue.Offerings;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Catalogue;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private const string Leaders = "SRRRRRIIRSRRSS";

    private static readonly Subject OfOffering = new("offering", "", "", "", []);
    private static readonly Subject OfAnnouncement = new("announcement", "", "", "", []);

    private static IReadOnlyList<Row> CatalogueRows =>
    [
        new("GET /admin/offerings", "/admin/offerings", Administrators),
        new("GET /admin/offerings/new", "/admin/offerings/new", Administrators),
        new("GET /admin/offerings/{Id:long}", "/admin/offerings/{}", Administrators) { Subject = OfOffering },
        new("GET /admin/offerings/{Id:long}/preview", "/admin/offerings/{}/preview", Administrators) { Subject = OfOffering },
        new("GET /admin/offerings/{Id:long}/outcome", "/admin/offerings/{}/outcome", Administrators) { Subject = OfOffering },
        new("GET /admin/offerings/{Id:long}/questions/{Key}", "/admin/offerings/{}/questions/new", Administrators) { Subject = OfOffering },
        new("GET /admin/offerings/{Id:long}/items/{Key}", "/admin/offerings/{}/items/new", Administrators) { Subject = OfOffering },
        new("POST /admin/offerings", "/admin/offerings", Administrators) { Form = "name=New&makes=IT%2Frequest&icon=Request&audience=Everyone" },
        new("POST /admin/offerings/{id:long}", "/admin/offerings/{}", Administrators) { Subject = OfOffering, Form = "name=Changed&makes=IT%2Frequest&icon=Request&audience=Everyone" },
        new("POST /admin/offerings/{id:long}/place", "/admin/offerings/{}/place", Administrators) { Subject = OfOffering, Form = "" },
        new("POST /admin/offerings/{id:long}/publication", "/admin/offerings/{}/publication", Administrators) { Subject = OfOffering, Form = "" },
        new("POST /admin/offerings/{id:long}/retirement", "/admin/offerings/{}/retirement", Administrators) { Subject = OfOffering, Form = "" },
        new("POST /admin/offerings/{id:long}/questions/{key}", "/admin/offerings/{}/questions/new", Administrators) { Subject = OfOffering, Form = "label=Where&kind=Text" },
        new("POST /admin/offerings/{id:long}/questions/{key}/place", "/admin/offerings/{}/questions/extras/place", Administrators) { Subject = OfOffering, Form = "act=up" },
        new("POST /admin/offerings/{id:long}/items/{key}", "/admin/offerings/{}/items/new", Administrators) { Subject = OfOffering, Form = "title=Order&makes=IT%2Ftask" },
        new("POST /admin/offerings/{id:long}/items/{key}/removal", "/admin/offerings/{}/items/order/removal", Administrators) { Subject = OfOffering, Form = "" },
        new("POST /admin/offerings/{id:long}/outcome", "/admin/offerings/{}/outcome", Administrators) { Subject = OfOffering, Form = "title=Laptop" },
        new("GET /portal/catalogue", "/portal/catalogue", SignedIn),
        new("GET /portal/offerings/{Id:long}", "/portal/offerings/{}", SignedIn) { Subject = OfOffering },
        new("POST /portal/offerings/{id:long}", "/portal/offerings/{}", SignedInWriting) { Subject = OfOffering, Form = "answers.model=Light" },
        new("POST /portal/offerings/{id:long}/form", "/portal/offerings/{}/form", SignedIn) { Subject = OfOffering, Form = "answers.model=Heavy" },
        new("GET /api/v1/catalogue", "/api/v1/catalogue", SignedIn),
        new("GET /api/v1/catalogue/{id:long}", "/api/v1/catalogue/{}", SignedIn) { Subject = OfOffering },
        new("POST /api/v1/catalogue/{id:long}/requests", "/api/v1/catalogue/{}/requests", SignedInWriting) { Subject = OfOffering, Json = """{"answers":{"model":"Light"}}""" },
        new("GET /portal/outages", "/portal/outages", SignedIn),
        new("GET /announcements", "/announcements", StaffPages),
        new("GET /announcements/{Id:long}", "/announcements/{}", "SPPPHHIIHSHHSS") { Subject = OfAnnouncement },
        new("POST /announcements", "/announcements", Leaders) { Form = "title=Mail+is+slow&severity=Degraded&audience=Everyone" },
        new("POST /announcements/{id:long}", "/announcements/{}", Leaders) { Subject = OfAnnouncement, Form = "title=Mail+is+slow&severity=Outage&audience=Everyone" },
        new("POST /announcements/{id:long}/end", "/announcements/{}/end", Leaders) { Subject = OfAnnouncement, Form = "" },
        new("GET /api/v1/announcements", "/api/v1/announcements", SignedIn),
        new("POST /api/v1/announcements", "/api/v1/announcements", Leaders) { Json = """{"title":"Mail is slow","severity":"degraded"}""" },
        new("DELETE /api/v1/announcements/{id:long}", "/api/v1/announcements/{}", Leaders) { Subject = OfAnnouncement },
        new("GET /admin/satisfaction", "/admin/satisfaction", Administrators),
        new("POST /admin/satisfaction", "/admin/satisfaction", Administrators) { Form = "isOn=true&percent=50&days=14" },
        new("GET /reports/satisfaction", "/reports/satisfaction", StaffPages),
        new("GET /rate/{id:long}/{secret}", "/rate/1/nothing", Street),
        new("POST /rate/{id:long}/{secret}", "/rate/1/nothing", Street) { Form = "score=5" },
        new("POST /portal/requests/{key}/rating", "/portal/requests/{}/rating", "SIHHHHHHHSRHSS") { Subject = Item, Foreign = "SHHHHIHHHSRHSS", Form = "score=5" },
        new("PUT /api/v1/items/{key}/rating", "/api/v1/items/{}/rating", "SIHHHHHHHSRHSS") { Subject = Item, Foreign = "SHHHHIHHHSRHSS", Json = """{"score":5}""" },
    ];

    private static string OfferingIn(World world) => Text(world.Workspace.Get<CatalogueDirectory>().All.FirstOrDefault()?.Offering.Id
        ?? world.Offer("New laptop", OfferingCase.LaptopForm).GetAwaiter().GetResult());

    private static string AnnouncementIn(World world) => Text(world.Workspace.Get<AnnouncementBoard>().All.FirstOrDefault()?.Id
        ?? world.Send(new SaveAnnouncement(null, new AnnouncementWish("Mail is slow", AnnouncementSeverity.Degraded, NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0))), world.Admin).GetAwaiter().GetResult().Answer.Id);
}
