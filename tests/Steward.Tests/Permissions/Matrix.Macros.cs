using System.Globalization;
using Steward.Testing.Company;
using Steward.WorkItems.Macros;
using Steward.WorkItems.Views;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static readonly Subject OfMacro = new("macro", "", "", "", []);

    private static IReadOnlyList<Row> MacroRows =>
    [
        new("GET /macros", "/macros", StaffPages),
        new("GET /macros/new", "/macros/new", StaffPages),
        new("GET /macros/{Id:long}", "/macros/{}", "SPPPIHHIHSIISS") { Subject = OfMacro, Foreign = "SPPPHIHHHSHHSS" },
        new("POST /macros", "/macros", "SRRRIIIIISRISS") { Form = "name=Mine&comment=Hello&audience=Private" },
        new("POST /macros/{id:long}", "/macros/{}", "SRRRIRRIRSRISS") { Subject = OfMacro, Foreign = "SRRRHIHHHSRHSS", Form = "name=Renamed&comment=Hello" },
        // the first who may puts it away; after that there is none
        new("POST /macros/{id:long}/removal", "/macros/{}/removal", "SHHHIHHHHSRHSS") { Subject = OfMacro, Form = "" },
        new("GET /i/{Key}/macros/{Id:long}", "/i/{}/macros/1", "SPPPHHHHHSHHSS") { Subject = Item, Foreign = "SPPPHHHHHSHHSS" },
        new("POST /i/{key}/macros", "/i/{}/macros", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "macro=1" },
        new("GET /api/v1/macros", "/api/v1/macros", SignedIn),
        new("POST /api/v1/macros", "/api/v1/macros", "SRRRIIIIISRISS") { Json = """{"name":"Mine","does":{"comment":"Hello"}}""" },
        new("GET /api/v1/macros/{id:long}", "/api/v1/macros/{}", FindsView) { Subject = OfMacro, Foreign = FindsPrivateView },
        new("PATCH /api/v1/macros/{id:long}", "/api/v1/macros/{}", "SHHHIRRIRSRISS") { Subject = OfMacro, Foreign = FindsPrivateView, Json = """{"name":"Renamed"}""" },
        new("DELETE /api/v1/macros/{id:long}", "/api/v1/macros/{}", "SHHHIHHHHSRHSS") { Subject = OfMacro },
        new("POST /api/v1/items/{key}/macros", "/api/v1/items/{}/macros", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"macro":"1"}""", Unfinished = true },
    ];

    private static string MacroOf(WorldPerson owner, ViewAudience audience, World world)
    {
        var known = world.Workspace.Get<MacroDirectory>().SeenBy(owner.Actor()).FirstOrDefault(m => m.OwnerId == owner.Id)?.Id.ToString(CultureInfo.InvariantCulture);
        return known ?? world.Send(new SaveMacro(null, new MacroWish($"Macro of {owner.Id}", new MacroSteps { Comment = "Hello" }) { Audience = audience }), owner).GetAwaiter().GetResult().Answer.Id;
    }
}
