using Steward.Testing.Company;
using Steward.WorkItems.Views;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static readonly Subject View = new("view", "", "", "", []);

    // a view everybody of the staff finds and its owner changes; another's private one
    private const string FindsView = "SHHHIIIIISIISS";
    private const string FindsPrivateView = "SHHHHIHHHSHHSS";
    private const string ChangesView = "SHHHIRRIRSRISS";
    private const string ChangesPrivateView = "SHHHHIHHHSRHSS";

    private static IReadOnlyList<Row> ViewRows =>
    [
        new("GET /api/v1/query/fields", "/api/v1/query/fields", SignedIn),
        new("GET /api/v1/query/completions", "/api/v1/query/completions?q=assignee%20%3D%20", SignedIn),
        new("GET /api/v1/views", "/api/v1/views", SignedIn),
        new("POST /api/v1/views", "/api/v1/views", SignedInWriting) { Json = """{"name":"Mine","settings":"?q=open%20%3D%20yes"}""" },
        new("GET /api/v1/views/{slug}", "/api/v1/views/{}", FindsView) { Subject = View, Foreign = FindsPrivateView },
        new("PATCH /api/v1/views/{slug}", "/api/v1/views/{}", ChangesView) { Subject = View, Foreign = ChangesPrivateView, Json = """{"name":"Renamed"}""" },
        // the first who may puts it away; after that there is none
        new("DELETE /api/v1/views/{slug}", "/api/v1/views/{}", "SHHHIHHHHSRHSS") { Subject = View },
        new("GET /views", "/views", StaffPages),
        new("GET /views/new", "/views/new", StaffPages),
        new("GET /v/{Slug}", "/v/{}", "SPPPIIIIISIISS") { Subject = View, Foreign = "SPPPHIHHHSHHSS" },
        new("GET /views/{Slug}", "/views/{}", "SPPPIHHIHSIISS") { Subject = View, Foreign = "SPPPHIHHHSHHSS" },
        new("POST /views", "/views", SignedInWriting) { Form = "name=Mine&settings=&audience=Private" },
        new("POST /views/{slug}", "/views/{}", ChangesView) { Subject = View, Foreign = ChangesPrivateView, Form = "name=Renamed" },
        new("POST /views/{slug}/removal", "/views/{}/removal", "SHHHIHHHHSRHSS") { Subject = View, Form = "" },
        new("POST /views/{slug}/pin", "/views/{}/pin", "SHHHIIIIISIISS") { Subject = View, Foreign = FindsPrivateView, Form = "position=0" },
        new("GET /v/{Slug}/feed", "/v/{}/feed", "SPPPIIIIISIISS") { Subject = View, Foreign = "SPPPHIHHHSHHSS" },
        // a token has no session that could be fresh: it is led to the page that asks for the password
        new("POST /views/{slug}/feed", "/views/{}/feed", FindsView) { Subject = View, Foreign = FindsPrivateView, Form = "" },
        new("POST /views/{slug}/feed/removal", "/views/{}/feed/removal", "SHHHIIIIISRISS") { Subject = View, Foreign = ChangesPrivateView, Form = "" },
        new("GET /api/v1/views/{slug}/feed", "/api/v1/views/{}/feed", FindsView) { Subject = View, Foreign = FindsPrivateView },
        new("POST /api/v1/views/{slug}/feed", "/api/v1/views/{}/feed", "SHHHIIIIISRISS") { Subject = View, Foreign = ChangesPrivateView, Json = "{}" },
        new("DELETE /api/v1/views/{slug}/feed", "/api/v1/views/{}/feed", "SHHHIIIIISRISS") { Subject = View, Foreign = ChangesPrivateView },
        // nobody is asked who they are: the address is the key, and this one opens nothing
        new("GET /feeds/{file}", "/feeds/stwcal_nothing.ics", Nobody),
        new("GET /items/export.{format}", "/items/export.csv", "HHHHIIIIISIISS"),
        new("GET /items/{Key}/dates", "/items/{}/dates", "SPPPIHIIHSHISS") { Subject = Item, Foreign = "SPPPHIHIHSHHSS" },
        new("POST /items/{key}/dates", "/items/{}/dates", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "due=2026-12-01" },
        new("POST /items/days", "/items/days", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "key={}&from=2026-12-01&to=2026-12-02" },
    ];

    private static string ViewOf(WorldPerson owner, ViewAudience audience, World world)
    {
        var directory = world.Workspace.Get<ViewDirectory>();
        var name = $"View of {owner.Id}";
        return directory.SeenBy(owner.Actor()).FirstOrDefault(v => v.OwnerId == owner.Id)?.Slug
            ?? world.Send(new SaveView(name, "?q=open%20%3D%20yes") { Audience = audience }, owner).GetAwaiter().GetResult().Answer.Slug;
    }
}
