using System.Globalization;
using Steward.Testing.Company;
using Steward.WorkItems.Templates;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static readonly Subject OfTemplate = new("template", "", "", "", []);

    // who works in the desk keeps its templates; an auditor reads them
    private const string WorksInDesk = "SHHHIHIIRSRISS";
    private const string ReadsDesk = "SHHHIHIIISIISS";
    private const string ReadsNetwork = "SHHHHIHIHSHHSS";

    private static IReadOnlyList<Row> TemplateRows =>
    [
        new("GET /s/{SpaceKey}/templates", "/s/{}/templates", DeskPage) { Subject = Space, Foreign = NetworkPage },
        new("GET /s/{SpaceKey}/templates/new", "/s/{}/templates/new", DeskPage) { Subject = Space, Foreign = NetworkPage },
        new("GET /templates/{Id:long}", "/templates/{}", "SPPPIHIIHSHISS") { Subject = OfTemplate, Foreign = NetworkPage },
        new("GET /templates/{Id:long}/use", "/templates/{}/use", "SPPPIHIIHSHISS") { Subject = OfTemplate, Foreign = NetworkPage },
        new("GET /i/{Key}/template", "/i/{}/template", "SPPPIHIIHSHISS") { Subject = Item, Foreign = "SPPPHIHIHSHHSS" },
        new("GET /i/{Key}/duplicate", "/i/{}/duplicate", "SPPPIHIIHSHISS") { Subject = Item, Foreign = "SPPPHIHIHSHHSS" },
        new("GET /i/{Key}/approval", "/i/{}/approval", "SPPPIHIIHSHISS") { Subject = Item, Foreign = "SPPPHIHIHSHHSS" },
        new("GET /approvals/{Id:long}", "/approvals/1", "SHHHHHHHHSHHSS"),
        new("POST /i/{key}/approvals", "/i/{}/approvals", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "approvers-0=nobody", Unfinished = true },
        new("POST /i/{key}/approvals/withdrawal", "/i/{}/approvals/withdrawal", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "", Unfinished = true },
        new("POST /approvals/{id:long}/verdicts", "/approvals/1/verdicts", "SHHHHHHHHSRHSS") { Form = "verdict=yes" },
        new("GET /api/v1/items/{key}/approvals", "/api/v1/items/{}/approvals", "SIHHIHIIISIISS") { Subject = Item, Foreign = ReadsNetwork },
        new("POST /api/v1/items/{key}/approvals", "/api/v1/items/{}/approvals", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"steps":[{"approvers":["nobody"]}]}""", Unfinished = true },
        new("DELETE /api/v1/items/{key}/approvals", "/api/v1/items/{}/approvals", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Unfinished = true },
        new("GET /api/v1/approvals", "/api/v1/approvals", "SIIIIIIIISIISS"),
        new("POST /api/v1/approvals/{id:long}/verdicts", "/api/v1/approvals/1/verdicts", "SHHHHHHHHSRHSS") { Json = """{"verdict":"yes"}""" },
        new("GET /i/{Key}/merge", "/i/{}/merge", "SPPPIHIIHSHISS") { Subject = Item, Foreign = "SPPPHIHIHSHHSS" },
        new("GET /i/{Key}/split", "/i/{}/split?comment=1", "SPPPHHHHHSHHSS") { Subject = Item, Foreign = "SPPPHHHHHSHHSS" },
        new("POST /i/{key}/merging", "/i/{}/merging", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "other=NIL-1", Unfinished = true },
        new("POST /i/{key}/unmerging", "/i/{}/unmerging", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "", Unfinished = true },
        new("POST /i/{key}/splitting", "/i/IT-1/splitting", "SRHHHHHHRSRHSS") { Form = "comment=1&title=Again" },
        new("POST /api/v1/items/{key}/merger", "/api/v1/items/{}/merger", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"into":"NIL-1"}""", Unfinished = true },
        new("DELETE /api/v1/items/{key}/merger", "/api/v1/items/{}/merger", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Unfinished = true },
        new("POST /api/v1/items/{key}/comments/{id:long}/splits", "/api/v1/items/IT-1/comments/1/splits", "SRHHHHHHRSRHSS") { Json = """{"title":"Again"}""" },
        new("POST /s/{space}/templates", "/s/{}/templates", WorksInDesk) { Subject = Space, Foreign = WorksOnSwitch, Form = "name=Again&title-0=Again&type-0=incident" },
        new("POST /i/{key}/templates", "/i/{}/templates", WorksOnPrinter) { Subject = Item, Foreign = SeesSwitch, Form = "name=Again" },
        new("POST /i/{key}/duplicates", "/i/{}/duplicates", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "title=Again" },
        new("POST /templates/{id:long}", "/templates/{}", WorksInDesk) { Subject = OfTemplate, Foreign = WorksOnSwitch, Form = "name=Again&title-0=Again&type-0=incident" },
        new("POST /templates/{id:long}/uses", "/templates/{}/uses", WorksInDesk) { Subject = OfTemplate, Foreign = WorksOnSwitch, Form = "title=Again&start=2026-01-01" },
        // the first who may puts it away; after that there is none
        new("POST /templates/{id:long}/removal", "/templates/{}/removal", "SHHHIHHHHSRHSS") { Subject = OfTemplate, Form = "" },
        new("GET /api/v1/spaces/{space}/templates", "/api/v1/spaces/{}/templates", ReadsDesk) { Subject = Space, Foreign = ReadsNetwork },
        new("POST /api/v1/spaces/{space}/templates", "/api/v1/spaces/{}/templates", WorksInDesk) { Subject = Space, Foreign = WorksOnSwitch, Json = """{"name":"Again","item":{"type":"incident","title":"Again"}}""" },
        new("GET /api/v1/templates/{id:long}", "/api/v1/templates/{}", ReadsDesk) { Subject = OfTemplate, Foreign = ReadsNetwork },
        new("PATCH /api/v1/templates/{id:long}", "/api/v1/templates/{}", WorksInDesk) { Subject = OfTemplate, Foreign = ReadsNetwork, Json = """{"name":"Again"}""" },
        new("POST /api/v1/templates/{id:long}/uses", "/api/v1/templates/{}/uses", WorksInDesk) { Subject = OfTemplate, Foreign = WorksOnSwitch, Json = """{"start":"2026-01-01"}""" },
        new("DELETE /api/v1/templates/{id:long}", "/api/v1/templates/{}", "SHHHIHHHHSRHSS") { Subject = OfTemplate },
        new("POST /api/v1/items/{key}/duplicates", "/api/v1/items/{}/duplicates", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Json = """{"take":["description"]}""" },
    ];

    private static string TemplateIn(string space, WorldPerson keeper, World world)
    {
        var known = world.Workspace.Get<TemplateDirectory>().In(world.SpaceId(space)).FirstOrDefault()?.Id.ToString(CultureInfo.InvariantCulture);
        return known ?? world.Send(new SaveTemplate(null, space, new TemplateWish("Kept", new TemplateItem { Type = "incident", Title = "Kept" })), keeper).GetAwaiter().GetResult().Answer.Id;
    }
}
