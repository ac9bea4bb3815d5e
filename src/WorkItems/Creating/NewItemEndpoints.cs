using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;

namespace Steward.WorkItems.Creating;

/// <summary>Takes the create form. Success leads back to a fresh form that tells what was created, so the next one is a title away.</summary>
internal static class NewItemEndpoints
{
    public static void MapNewItems(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/items", Create);
        routes.MapForm("/items/form", Shape);
    }

    /// <summary>The same form with the fields that apply to what was filled in so far. Nothing is created.</summary>
    private static async Task<IResult> Shape(HttpContext http, Visit visit, [FromForm(Name = "")] NewItem form)
    {
        if (!visit.Actor.IsStaff) // the page itself is staff's
            return Page.Fault(http, StatusCodes.Status403Forbidden, Texts<Platform.PlatformTexts>.Say("NotAllowed", WorkItemPermissions.Create.Describe(), WorkItemPermissions.Create.WhoCanHelp()));
        form = form with { Defined = DefinedForm.Filled(await http.Request.ReadFormAsync(http.RequestAborted)) };
        return Page.Show<NewItemPage>(new { SpaceKey = form.Space, TypeKey = form.Type, Form = form });
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, [FromForm(Name = "")] NewItem form)
    {
        form = form with { Defined = DefinedForm.Filled(await http.Request.ReadFormAsync(http.RequestAborted)) };
        var command = form.ToCommand(visit.Zone);
        if (!command.Succeeded)
            return Again(command.Refusal);
        var created = await visit.Send(command.Answer, form.Once is { Length: > 0 and <= 100 } once ? "form:" + once : null, http.RequestAborted);
        return created.Succeeded
            ? visit.SeeOther($"/items/new?space={Uri.EscapeDataString(form.Space)}&type={Uri.EscapeDataString(form.Type)}&created={created.Answer.Key}")
            : Again(created.Refusal);

        IResult Again(Refusal refusal) =>
            Page.Again<NewItemPage>(refusal, new { SpaceKey = form.Space, TypeKey = form.Type, Form = form, Errors = refusal.ToFormErrors() });
    }
}
