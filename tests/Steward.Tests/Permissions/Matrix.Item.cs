using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Blobs;
using Steward.Testing.Company;
using Steward.WorkItems.Attaching;
using Steward.WorkItems.Items;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // who only asks is led to the portal before anything is looked up, so hidden and absent look the same
    private const string PrinterPage = "SPPPIHIIISIISS";
    private const string SwitchPage = "SPPPHIHIHSHHSS";

    // whoever sees an item may watch it
    private const string WatchesPrinter = "SIHHIHIIISRISS";

    // a part that is not there, of the printer's incident: for who may not change it that decides first
    private const string LooksForAPart = "SRHHHHHHRSRHSS";
    private const string SeesNoPart = "SHHHHHHHHSHHSS";

    private static readonly Subject File = new("file", "", "", "", []);

    private static IReadOnlyList<Row> ItemRows =>
    [
        new("GET /i/{Key}", "/i/{}", PrinterPage) { Subject = Item, Foreign = SwitchPage },
        new("GET /i/{Key}/peek", "/i/{}/peek", PrinterPage) { Subject = Item, Foreign = SwitchPage },
        new("GET /i/{key}/people", "/i/{}/people?text=", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("POST /i/{key}/state", "/i/{}/state", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "to=in-progress" },
        // no desk's incident may go to the project: who may move it is told so
        new("POST /i/{key}/space", "/i/{}/space", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "space=MOVE", Unfinished = true },
        new("POST /i/{key}/properties", "/i/{}/properties", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "field=priority&value=low" },
        // an old version and another text: both are shown
        new("POST /i/{key}/text", "/i/{}/text", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "title=Other&wasTitle=x&version=0" },
        new("POST /i/{key}/answers", "/i/{}/answers", SpeaksAtPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "text=Hello" },
        new("POST /i/{key}/comments/{id:long}", "/i/IT-1/comments/1", "SHHHHHHHRSRHSS") { Form = "text=Hello" },
        new("POST /i/{key}/children", "/i/{}/children", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "title=&type=task", Unfinished = true },
        new("POST /i/{key}/links", "/i/{}/links", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "how=relates&other={}", Unfinished = true },
        new("POST /i/{key}/links/{id:long}/removal", "/i/IT-1/links/1/removal", LooksForAPart) { Form = "" },
        new("POST /i/{key}/files", "/i/{}/files", SpeaksAtPrinter) { Subject = Item, Foreign = SeesSwitch, Upload = "file" },
        new("POST /i/{key}/files/{id:long}/evidence", "/i/IT-1/files/1/evidence", LooksForAPart) { Form = "evidence=true" },
        new("POST /i/{key}/watchers", "/i/{}/watchers", WatchesPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "watch=on" },
        new("POST /i/{key}/tags", "/i/{}/tags", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "tags=vpn" },
        new("POST /i/{key}/checklist", "/i/{}/checklist", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "rows=Hello" },
        new("POST /i/{key}/checklist/{id:long}", "/i/IT-1/checklist/1", LooksForAPart) { Form = "do=tick" },
        new("POST /i/{key}/files/{id:long}/approval", "/i/IT-1/files/1/approval", LooksForAPart) { Form = "to=InReview" },
        new("POST /i/{key}/files/{id:long}/class", "/i/IT-1/files/1/class", LooksForAPart) { Form = "class=" },
        new("POST /i/{key}/files/{id:long}/restoration", "/i/IT-1/files/1/restoration", LooksForAPart) { Form = "" },
        new("GET /files/{Id:long}", "/files/{}", "SPPPIHIIISIISS") { Subject = File, Foreign = SwitchPage },
        new("GET /files/{Id:long}/comparison", "/files/{}/comparison", "SPPPHHHHHSHHSS") { Subject = File },
        new("GET /files/{id:long}/preview", "/files/{}/preview", "SHHHIHIIISIISS") { Subject = File, Foreign = SeesSwitch },
        new("POST /admin/data/classes", "/admin/data/classes", Administrators) { Form = "classes=Open%0AClosed" },
        new("PUT /api/v1/items/{key}/attachments/{id:long}/approval", "/api/v1/items/IT-1/attachments/1/approval", LooksForAPart) { Json = """{"approval":"in-review"}""" },
        new("PUT /api/v1/items/{key}/attachments/{id:long}/class", "/api/v1/items/IT-1/attachments/1/class", LooksForAPart) { Json = """{"class":""}""" },
        new("POST /api/v1/items/{key}/attachments/{id:long}/restoration", "/api/v1/items/IT-1/attachments/1/restoration", LooksForAPart) { Json = "{ }" },
        // internal files: whoever asked sees the item and not these
        new("GET /files/{id:long}/{name}", "/files/{}/x.txt", "SHHHIHIIISIISS") { Subject = File, Foreign = SeesSwitch },
        new("HEAD /files/{id:long}/{name}", "/files/{}/x.txt", "SHHHIHIIISIISS") { Subject = File, Foreign = SeesSwitch },
        new("GET /search", "/search?text=prints", SignedIn),
    ];

    private static IReadOnlyList<Row> ItemApiRows =>
    [
        new("GET /api/v1/items/{key}/comments", "/api/v1/items/{}/comments", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("PATCH /api/v1/items/{key}/comments/{id:long}", "/api/v1/items/IT-1/comments/1", "SHHHHHHHRSRHSS") { Json = """{"text":"Hello"}""" },
        new("GET /api/v1/items/{key}/history", "/api/v1/items/{}/history", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("GET /api/v1/items/{key}/children", "/api/v1/items/{}/children", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("GET /api/v1/items/{key}/links", "/api/v1/items/{}/links", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("POST /api/v1/items/{key}/links", "/api/v1/items/{}/links", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"how":"relates","other":"{}"}""", Unfinished = true },
        new("DELETE /api/v1/items/{key}/links/{id:long}", "/api/v1/items/IT-1/links/1", LooksForAPart),
        new("GET /api/v1/items/{key}/watchers", "/api/v1/items/{}/watchers", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("POST /api/v1/items/{key}/watchers", "/api/v1/items/{}/watchers", WatchesPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"person":null}""" },
        new("DELETE /api/v1/items/{key}/watchers", "/api/v1/items/{}/watchers", WatchesPrinter) { Subject = Item, Foreign = WorksOnSwitch },
        new("POST /api/v1/items/{key}/moves", "/api/v1/items/{}/moves", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"space":"MOVE"}""", Unfinished = true },
        new("GET /api/v1/items/{key}/attachments", "/api/v1/items/{}/attachments", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("POST /api/v1/items/{key}/attachments", "/api/v1/items/{}/attachments", SpeaksAtPrinter) { Subject = Item, Foreign = SeesSwitch, Upload = "file" },
        new("GET /api/v1/items/{key}/attachments/{id:long}", "/api/v1/items/IT-1/attachments/1", SeesNoPart),
        new("PATCH /api/v1/items/{key}/attachments/{id:long}", "/api/v1/items/IT-1/attachments/1", LooksForAPart) { Json = """{"evidence":true}""" },
        new("GET /api/v1/items/{key}/checklist", "/api/v1/items/{}/checklist", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("POST /api/v1/items/{key}/checklist", "/api/v1/items/{}/checklist", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"rows":["Hello"]}""" },
        new("PATCH /api/v1/items/{key}/checklist/{id:long}", "/api/v1/items/IT-1/checklist/1", LooksForAPart) { Json = """{"done":true}""" },
        new("DELETE /api/v1/items/{key}/checklist/{id:long}", "/api/v1/items/IT-1/checklist/1", LooksForAPart),
        new("GET /api/v1/search", "/api/v1/search?text=prints", SignedIn),
    ];

    /// <summary>Puts what a row is about into the World, when the company does not come with it.</summary>
    public static async Task PrepareAsync(Row row, World world)
    {
        if (row.Subject.Name != File.Name) return;
        var store = world.Services.GetRequiredService<BlobStore>();
        foreach (var (key, by) in new[] { (world.PrinterTicket, world.Agent), (world.NetworkTicket, world.OtherAgent) })
        {
            var blob = (await store.Keep(world.Workspace, new MemoryStream("for staff"u8.ToArray()), "x.txt")).Answer;
            _ = (await world.Send(new AttachFile(key, NewFile.Of(blob, "x.txt")) { Internal = true }, by)).Answer;
        }
    }

    private static long InternalFileOf(string key, World world)
    {
        using var lease = world.Workspace.Database.Read();
        var space = world.SpaceId(key[..key.IndexOf('-', StringComparison.Ordinal)]);
        return (from file in lease.Db.Set<Attachment>()
                join item in lease.Db.Set<WorkItem>() on file.ItemId equals item.Id
                where item.SpaceId == space && file.Internal
                select file.Id).Single();
    }
}
