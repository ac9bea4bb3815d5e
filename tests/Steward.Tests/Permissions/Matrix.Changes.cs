using Steward.ServiceDesk.Changes;
using Steward.ServiceDesk.Changes.Rules;
using Steward.Testing.Company;

namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // the items of the World are no changes, so their pages as changes are missing to everybody
    private const string NoChangePage = "SPPPHHHHHSHHSS";
    private const string Freezers = "SRRRRRIIRSRRSS";

    private static readonly Subject OfModel = new("change model", "", "", "", []);
    private static readonly Subject OfQuestion = new("risk question", "", "", "", []);

    private static IReadOnlyList<Row> ChangeRows =>
    [
        new("GET /changes", "/changes", StaffPages),
        new("GET /changes/freezes", "/changes/freezes", StaffPages),
        new("POST /changes/freezes", "/changes/freezes", Freezers) { Form = "reason=Audit&from=2030-01-01T00:00&to=2030-01-02T00:00" },
        new("POST /changes/freezes/{id:long}/removal", "/changes/freezes/1/removal", "SRRRRRHHRSRRSS") { Form = "" },
        new("GET /i/{Key}/change", "/i/{}/change", NoChangePage) { Subject = Item, Foreign = NoChangePage },
        new("POST /i/{key}/change", "/i/{}/change", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "model=normal", Unfinished = true },
        new("POST /i/{key}/change/review", "/i/{}/change/review", WorksOnPrinter) { Subject = Item, Foreign = WorksOnSwitch, Form = "result=Successful&lessons=", Unfinished = true },
        new("GET /admin/changes", "/admin/changes", Administrators),
        new("POST /admin/changes/usual", "/admin/changes/usual", Administrators) { Form = "" },
        new("POST /admin/changes/models", "/admin/changes/models", Administrators) { Form = "name=Latent" },
        new("POST /admin/changes/models/{id:long}", "/admin/changes/models/{}", Administrators) { Subject = OfModel, Form = "name=Standard" },
        new("POST /admin/changes/questions", "/admin/changes/questions", Administrators) { Form = "text=Who+knows+it%3F&answers=0%3A+All%0A1%3A+Nobody" },
        new("POST /admin/changes/questions/{id:long}", "/admin/changes/questions/{}", Administrators) { Subject = OfQuestion, Form = "text=Who+knows+it%3F&answers=0%3A+All%0A1%3A+Nobody" },
        new("GET /api/v1/changes/calendar", "/api/v1/changes/calendar", Staff),
    ];

    private static string ChangeModelIn(World world) => Text(ModelsIn(world).Models[0].Id);

    private static string QuestionIn(World world) => Text(ModelsIn(world).AllQuestions[0].Id);

    private static ChangeBook ModelsIn(World world)
    {
        var book = world.Workspace.Get<ChangeBook>();
        if (book.Models.Count == 0)
            _ = world.Send(new TakeUsualModels(), world.Admin).GetAwaiter().GetResult().Answer;
        return book;
    }
}
