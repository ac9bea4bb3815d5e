using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Configuration.Classes;

/// <summary>The forms of classes and kinds of relations.</summary>
internal static class ClassRoutes
{
    private const string Home = "/admin/configuration";

    public static void MapClasses(this IEndpointRouteBuilder routes)
    {
        routes.MapForm(Home + "/usual", TakeUsual);
        routes.MapForm(Home + "/classes", (HttpContext http, Visit visit, IFormCollection form) => Save(http, visit, null, form));
        routes.MapForm(Home + "/classes/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => Save(http, visit, id, form));
        routes.MapForm(Home + "/relations", (HttpContext http, Visit visit, IFormCollection form) => SaveRelation(http, visit, null, form));
        routes.MapForm(Home + "/relations/{id:long}", (HttpContext http, Visit visit, long id, IFormCollection form) => SaveRelation(http, visit, id, form));
    }

    private static async Task<IResult> TakeUsual(HttpContext http, Visit visit)
    {
        var taken = await visit.Send(new TakeUsualClasses(), cancel: http.RequestAborted);
        return taken.Succeeded ? visit.SeeOther(Home) : Page.Fault(http, taken.Refusal);
    }

    private static async Task<IResult> Save(HttpContext http, Visit visit, long? id, IFormCollection form)
    {
        var typed = CiClassForm.Read(form);
        var saved = await visit.Send(typed.Command(id), cancel: http.RequestAborted);
        if (!saved.Succeeded)
        {
            return Page.Closed(http, saved.Refusal) ?? (id is null
                ? Page.Again<NewCiClassPage>(saved.Refusal, new { Typed = typed, Errors = saved.Refusal.ToFormErrors() })
                : Page.Again<CiClassPage>(saved.Refusal, new { Id = id.Value, Typed = typed, Errors = saved.Refusal.ToFormErrors() }));
        }

        http.TellNext(new Told(Tone.Success, Texts<ConfigurationTexts>.Say("ClassWasSaved", saved.Answer.Name).ToString()));
        return visit.SeeOther(Home);
    }

    private static async Task<IResult> SaveRelation(HttpContext http, Visit visit, long? id, IFormCollection form)
    {
        var carries = int.TryParse(form["carries"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((Carrying)number) ? (Carrying)number : Carrying.Nothing;
        var (words, back) = (form["words"].ToString(), form["back"].ToString());
        var saved = await visit.Send(new SaveRelationKind(id, words, back, carries) { Retired = form["retired"] == "true" }, cancel: http.RequestAborted);
        return saved.Succeeded
            ? visit.SeeOther(Home)
            : Page.Closed(http, saved.Refusal) ?? Page.Again<ConfigurationAdminPage>(saved.Refusal, new { Tried = id ?? 0L, Words = words, Back = back, Carries = carries, Errors = saved.Refusal.ToFormErrors() });
    }
}
