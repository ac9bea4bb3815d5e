using System.Globalization;
using Steward.ServiceDesk.TextBlocks;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static readonly Subject OfTextBlock = new("text block", "", "", "", []);

    // a block of the desk, written by its agent; and one the network's agent wrote for themselves
    private const string ChangesBlock = "SHHHIHIIRSRISS";
    private const string ChangesOwnBlock = "SHHHHIHHHSHHSS";

    private static IReadOnlyList<Row> TextBlockRows =>
    [
        new("GET /text-blocks", "/text-blocks", StaffPages),
        new("GET /text-blocks/new", "/text-blocks/new", StaffPages),
        new("GET /text-blocks/{Id:long}", "/text-blocks/{}", PrinterPage) { Subject = OfTextBlock, Foreign = "SPPPHIHHHSHHSS" },
        // who writes it twice meets their own shortcut
        new("POST /text-blocks", "/text-blocks", "SRRRIIIIISRISS") { Form = "name=Mine&shortcut=mine&audience=mine&english=Hello", Unfinished = true },
        new("POST /text-blocks/{id:long}", "/text-blocks/{}", ChangesBlock) { Subject = OfTextBlock, Foreign = ChangesOwnBlock, Form = "name=Renamed&shortcut=renamed&audience=space:IT&english=Hello", Unfinished = true },
        // the first who may puts it away; after that there is none
        new("POST /text-blocks/{id:long}/removal", "/text-blocks/{}/removal", "SHHHIHHHHSRHSS") { Subject = OfTextBlock, Form = "" },
        new("POST /i/{key}/text-blocks", "/i/{}/text-blocks", "SHHHIHIIISRISS") { Subject = Item, Foreign = WorksOnSwitch, Form = "block=1&text=Hello", Unfinished = true },
        new("GET /api/v1/text-blocks", "/api/v1/text-blocks", SignedIn),
        new("POST /api/v1/text-blocks", "/api/v1/text-blocks", "SRRRIIIIISRISS") { Json = """{"name":"Mine","shortcut":"mine","english":"Hello"}""", Unfinished = true },
        new("PATCH /api/v1/text-blocks/{id:long}", "/api/v1/text-blocks/{}", ChangesBlock) { Subject = OfTextBlock, Foreign = ChangesOwnBlock, Json = """{"name":"Renamed"}""" },
        new("DELETE /api/v1/text-blocks/{id:long}", "/api/v1/text-blocks/{}", "SHHHIHHHHSRHSS") { Subject = OfTextBlock },
        new("GET /api/v1/items/{key}/text-blocks", "/api/v1/items/{}/text-blocks", "SHHHIHIIISIISS") { Subject = Item, Foreign = SeesSwitch },
    ];

    private static string TextBlockOf(WorldPerson owner, string? space, World world)
    {
        var known = world.Workspace.Get<TextBlockDirectory>().SeenBy(owner.Actor()).FirstOrDefault(b => b.OwnerId == owner.Id)?.Id.ToString(CultureInfo.InvariantCulture);
        var wish = new TextBlockWish("Greeting", "hello") { English = "Hello {requester.name}", Audience = space is null ? BlockAudience.Mine : BlockAudience.Space, Space = space };
        return known ?? world.Send(new SaveTextBlock(null, wish), owner).GetAwaiter().GetResult().Answer.Id;
    }
}
