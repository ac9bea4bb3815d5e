using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.ServiceDesk.Agreements;
using Steward.ServiceDesk.Agreements.Rules;
using Steward.ServiceDesk.Catalogue;
using Steward.ServiceDesk.Clocks;
using Steward.Testing.Company;
using Steward.Tests.ServiceDesk.Clocks;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static readonly Subject OfService = new("service", "", "", "", []);
    private static readonly Subject OfAgreement = new("agreement", "", "", "", []);
    private static readonly Subject OfClock = new("clock", "", "", "", []);

    private static IReadOnlyList<Row> AgreementRows =>
    [
        new("GET /admin/services", "/admin/services", Administrators),
        new("GET /admin/services/new", "/admin/services/new", Administrators),
        new("GET /admin/services/{Id:long}", "/admin/services/{}", Administrators) { Subject = OfService },
        new("POST /admin/services", "/admin/services", Administrators) { Form = "name=New" },
        new("POST /admin/services/{id:long}", "/admin/services/{}", Administrators) { Subject = OfService, Form = "name=Email" },
        new("GET /admin/agreements", "/admin/agreements", Administrators),
        new("GET /admin/agreements/new", "/admin/agreements/new", Administrators),
        new("GET /admin/agreements/{Id:long}", "/admin/agreements/{}", Administrators) { Subject = OfAgreement },
        new("POST /admin/agreements", "/admin/agreements", Administrators) { Form = "name=New&kind=Internal&from=2026-01-01&calendar=always&allServices=true" },
        new("POST /admin/agreements/{id:long}", "/admin/agreements/{}", Administrators) { Subject = OfAgreement, Form = "name=Desk&kind=Internal&from=2026-01-01&calendar=always&allServices=true" },
        new("POST /admin/agreements/{id:long}/end", "/admin/agreements/{}/end", Administrators) { Subject = OfAgreement, Form = "" },
        new("GET /admin/clocks", "/admin/clocks", Administrators),
        new("GET /admin/clocks/new", "/admin/clocks/new", Administrators),
        new("GET /admin/clocks/{Id:long}", "/admin/clocks/{}", Administrators) { Subject = OfClock },
        new("GET /admin/clocks/{Id:long}/what-if", "/admin/clocks/{}/what-if", Administrators) { Subject = OfClock },
        new("POST /admin/clocks", "/admin/clocks", Administrators) { Form = "name=New&kind=Customer&metric=Update" },
        new("POST /admin/clocks/{id:long}", "/admin/clocks/{}", Administrators) { Subject = OfClock, Form = "name=Resolution&start=open+%3D+yes&stop=open+%3D+no&act=save" },
        new("POST /admin/clocks/{id:long}/retirement", "/admin/clocks/{}/retirement", Administrators) { Subject = OfClock, Form = "" },
        new("POST /admin/clocks/recount", "/admin/clocks/recount", Administrators) { Form = "" },
        new("GET /i/{Key}/clocks/{Id:long}", "/i/{}/clocks/1", "SPPPHHHHHSHHSS") { Subject = Item, Foreign = "SPPPHHHHHSHHSS" },
        new("GET /api/v1/items/{key}/clocks", "/api/v1/items/{}/clocks", SeesPrinter) { Subject = Item, Foreign = SeesSwitch },
        new("GET /reports/service-levels", "/reports/service-levels", StaffPages),
    ];

    private static string ServiceIn(World world)
    {
        var known = world.Workspace.Get<Rulebook>().Agreements.Services.Keys.FirstOrDefault();
        return Text(known != 0 ? known : world.Send(new SaveServiceOffer(null, new ServiceWish("Email")), world.Admin).GetAwaiter().GetResult().Answer.Id);
    }

    private static string AgreementIn(World world)
    {
        var known = world.Workspace.Get<Rulebook>().Agreements.Agreements.Keys.FirstOrDefault();
        return Text(known != 0
            ? known
            : world.Send(new SaveAgreement(null, new AgreementWish("Desk", AgreementKind.Internal, new NodaTime.LocalDate(2026, 1, 1)) { AllServices = true, Calendar = "always" }), world.Admin).GetAwaiter().GetResult().Answer.Id);
    }

    private static string ClockIn(World world) =>
        Text(world.Workspace.Get<Rulebook>().Definitions.FirstOrDefault()?.Id ?? world.Promise("Resolution", ClockMetric.Resolution).GetAwaiter().GetResult());

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
