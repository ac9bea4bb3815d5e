using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Defining;

/// <summary>The forms of types and their fields.</summary>
internal static class FieldEndpoints
{
    public static void MapFieldForms(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/admin/fields", Define);
        routes.MapForm("/admin/fields/{key}", Change);
        routes.MapForm("/admin/fields/{key}/retirement", Retire);
        routes.MapForm("/admin/types/{key}", ChangeType);
        routes.MapForm("/admin/types/{key}/fields", Arrange);
    }

    private static async Task<IResult> Define(HttpContext http, Visit visit, IFormCollection sent)
    {
        var form = FieldForm.Read(sent);
        var kind = Enum.TryParse<FieldKind>(form.Kind, ignoreCase: true, out var known) && !char.IsAsciiDigit(form.Kind[0]) ? known : (FieldKind)(-1);
        var command = new DefineField(form.Name ?? "", kind)
        {
            Choices = form.ChoiceLines, Unit = form.Unit ?? "", Hint = form.Hint ?? "", Types = form.Types, OnCreation = form.OnCreation, OnClosing = form.OnClosing,
            VisibleIf = form.VisibleIf ?? "", RequiredIf = form.RequiredIf ?? "", Formula = form.Formula ?? "",
        };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded
            ? Tell(http, visit, "FieldWasDefined", outcome.Answer.Name, form.Types.Count == 1 ? "/admin/types/" + form.Types[0] : "/admin/types")
            : Page.Closed(http, outcome.Refusal) ?? Page.Again<NewFieldPage>(outcome.Refusal, new { Form = form, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Change(HttpContext http, Visit visit, string key, IFormCollection sent)
    {
        var form = FieldForm.Read(sent);
        var command = new ChangeField(key)
        {
            VisibleIf = form.VisibleIf ?? "", RequiredIf = form.RequiredIf ?? "", Formula = form.Formula,
            Name = form.Name ?? "", Choices = form.ChoiceLines, Unit = form.Unit ?? "", Hint = form.Hint ?? "", Types = form.Types, OnCreation = form.OnCreation, OnClosing = form.OnClosing,
        };
        var outcome = await visit.Send(command, cancel: http.RequestAborted);
        return outcome.Succeeded
            ? Tell(http, visit, "FieldWasSaved", outcome.Answer.Name, "/admin/fields/" + Uri.EscapeDataString(key))
            : Page.Closed(http, outcome.Refusal) ?? Page.Again<FieldPage>(outcome.Refusal, new { FieldKey = key, Form = form, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Retire(HttpContext http, Visit visit, string key, [FromForm] string? retired)
    {
        var outcome = await visit.Send(new RetireField(key, retired != "false"), cancel: http.RequestAborted);
        return outcome.Succeeded
            ? Tell(http, visit, retired == "false" ? "FieldWasReturned" : "FieldWasRetired", outcome.Answer.Name, "/admin/fields/" + Uri.EscapeDataString(key))
            : Page.Fault(http, outcome.Refusal);
    }

    private static async Task<IResult> ChangeType(HttpContext http, Visit visit, string key, [FromForm] string? name, [FromForm] string? icon, [FromForm] string? inPortal)
    {
        // the words of a built-in type follow the reader's language as long as nobody gives it others
        var same = name?.Trim() == visit.Workspace.Get<TypeDirectory>().NameOf(key);
        var outcome = await visit.Send(new ChangeType(key) { Name = same ? null : name ?? "", Icon = icon, InPortal = inPortal == "true" }, cancel: http.RequestAborted);
        return outcome.Succeeded
            ? Tell(http, visit, "TypeWasSaved", visit.Workspace.Get<TypeDirectory>().NameOf(key), "/admin/types/" + Uri.EscapeDataString(key))
            : Page.Closed(http, outcome.Refusal) ?? Page.Again<TypePage>(outcome.Refusal, new { TypeKey = key, TypedName = name, Errors = outcome.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Arrange(HttpContext http, Visit visit, string key, [FromForm] string? add, [FromForm] string? remove, [FromForm] string? up)
    {
        var outcome = await visit.Send(new ArrangeFields(key) { Add = Given(add), Remove = Given(remove), Up = Given(up) }, cancel: http.RequestAborted);
        return outcome.Succeeded ? visit.SeeOther($"/admin/types/{Uri.EscapeDataString(key)}#fields") : Page.Fault(http, outcome.Refusal);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static IResult Tell(HttpContext http, Visit visit, string key, string name, string to)
    {
        http.TellNext(new Told(Tone.Success, Texts<FieldTexts>.Say(key, name).ToString()));
        return visit.SeeOther(to);
    }
}
