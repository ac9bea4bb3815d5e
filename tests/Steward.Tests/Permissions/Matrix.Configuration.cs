using System.Globalization;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Configuration.Classes;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private const string Keepers = "SRRRIIIIRSRISS";
    private const string KeepersOfNothing = "SRRRHHHHRSRHSS";
    private const string Importers = "SRRRRRIIRSRRSS";
    private const string ImportersOfNothing = "SRRRRRHHRSRRSS";

    private static readonly Subject OfCi = new("ci", "", "", "", []);
    private static readonly Subject OfCiClass = new("ci class", "", "", "", []);

    private static IReadOnlyList<Row> ConfigurationRows =>
    [
        new("GET /configuration", "/configuration", StaffPages),
        new("GET /configuration/new", "/configuration/new", StaffPages),
        new("GET /configuration/{Key}", "/configuration/{}", StaffPages) { Subject = OfCi },
        new("GET /configuration/{Key}/edit", "/configuration/{}/edit", StaffPages) { Subject = OfCi },
        new("GET /configuration/{Key}/impact", "/configuration/{}/impact", StaffPages) { Subject = OfCi },
        new("GET /configuration/{Key}/map", "/configuration/{}/map", StaffPages) { Subject = OfCi },
        new("POST /configuration", "/configuration", Keepers) { Subject = OfCi, Form = "name=New&class=server&state=in-use" },
        new("POST /configuration/{key}", "/configuration/{}", Keepers) { Subject = OfCi, Form = "name=db-1&class=server&state=in-use" },
        new("POST /configuration/{key}/retirement", "/configuration/{}/retirement", Keepers) { Subject = OfCi, Form = "" },
        new("POST /configuration/{key}/relations", "/configuration/{}/relations", Keepers) { Subject = OfCi, Form = "how=runs-on&other=CI-77", Unfinished = true },
        new("POST /configuration/{key}/relations/{id:long}/removal", "/configuration/CI-1/relations/1/removal", KeepersOfNothing) { Form = "" },
        new("GET /configuration/imports", "/configuration/imports", StaffPages),
        new("GET /configuration/imports/{Id:long}", "/configuration/imports/1", "SPPPHHHHHSHHSS"),
        new("POST /configuration/imports", "/configuration/imports", Importers) { Unfinished = true, Upload = "file" },
        new("POST /configuration/imports/{id:long}/run", "/configuration/imports/1/run", ImportersOfNothing) { Form = "" },
        new("POST /configuration/imports/{id:long}/undo", "/configuration/imports/1/undo", ImportersOfNothing) { Form = "" },
        new("POST /i/{key}/cis", "/i/{}/cis", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "ci=CI-77", Unfinished = true },
        new("POST /i/{key}/cis/{ci}/removal", "/i/{}/cis/CI-77/removal", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "", Unfinished = true },
        new("GET /admin/configuration", "/admin/configuration", Administrators),
        new("GET /admin/configuration/classes/new", "/admin/configuration/classes/new", Administrators),
        new("GET /admin/configuration/classes/{Id:long}", "/admin/configuration/classes/{}", Administrators) { Subject = OfCiClass },
        new("POST /admin/configuration/usual", "/admin/configuration/usual", Administrators) { Form = "" },
        new("POST /admin/configuration/classes", "/admin/configuration/classes", Administrators) { Form = "name=Robot" },
        new("POST /admin/configuration/classes/{id:long}", "/admin/configuration/classes/{}", Administrators) { Subject = OfCiClass, Form = "name=Site" },
        new("POST /admin/configuration/relations", "/admin/configuration/relations", Administrators) { Form = "words=watches&back=is+watched+by&carries=0" },
        new("POST /admin/configuration/relations/{id:long}", "/admin/configuration/relations/1", "SRRRRRRHRSRRSS") { Form = "words=sees&back=is+seen+by&carries=0" },
        new("GET /api/v1/configuration-items", "/api/v1/configuration-items", Staff),
        new("POST /api/v1/configuration-items", "/api/v1/configuration-items", Keepers) { Subject = OfCi, Json = """{"name":"New","class":"server"}""" },
        new("GET /api/v1/configuration-items/{key}", "/api/v1/configuration-items/{}", Staff) { Subject = OfCi },
        new("PATCH /api/v1/configuration-items/{key}", "/api/v1/configuration-items/{}", Keepers) { Subject = OfCi, Json = """{"site":"Hall 3"}""" },
        new("GET /api/v1/configuration-items/{key}/relations", "/api/v1/configuration-items/{}/relations", Staff) { Subject = OfCi },
        new("POST /api/v1/configuration-items/{key}/relations", "/api/v1/configuration-items/{}/relations", Keepers) { Subject = OfCi, Json = """{"how":"runs-on","to":"CI-77"}""", Unfinished = true },
        new("DELETE /api/v1/configuration-items/{key}/relations/{id:long}", "/api/v1/configuration-items/CI-1/relations/1", KeepersOfNothing),
        new("GET /api/v1/configuration-items/{key}/impact", "/api/v1/configuration-items/{}/impact", Staff) { Subject = OfCi },
    ];

    private static string CiIn(World world)
    {
        using (var lease = world.Workspace.Database.Read())
        {
            if (lease.Db.Set<ConfigurationItem>().OrderBy(c => c.Number).FirstOrDefault() is { } known)
                return known.Key;
        }

        _ = world.Send(new TakeUsualClasses(), world.Admin).GetAwaiter().GetResult().Answer;
        return world.Send(new SaveConfigurationItem(null, new CiWish { Name = "db-1", Class = "server" }), world.Admin).GetAwaiter().GetResult().Answer.Key;
    }

    private static string CiClassIn(World world)
    {
        if (world.Workspace.Get<CiBook>().Classes.Count == 0)
            _ = world.Send(new TakeUsualClasses(), world.Admin).GetAwaiter().GetResult().Answer;
        return world.Workspace.Get<CiBook>().FindClass("site")!.Id.ToString(CultureInfo.InvariantCulture);
    }
}
