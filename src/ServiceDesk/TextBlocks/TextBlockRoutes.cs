using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.ServiceDesk.TextBlocks.Pages;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Viewing;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>What the forms of text blocks do, and inserting one into an answer.</summary>
internal static class TextBlockRoutes
{
    public static void MapTextBlocks(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/text-blocks", Create);
        routes.MapForm("/text-blocks/{id:long}", Save);
        routes.MapForm("/text-blocks/{id:long}/removal", Remove);
        routes.MapForm("/i/{key}/text-blocks", Insert);
    }

    private static async Task<IResult> Create(HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = TextBlockForm.Read(fields);
        var saved = await visit.Send(new SaveTextBlock(null, form.Wish()), cancel: http.RequestAborted);
        return saved.Succeeded
            ? Told(http, visit, "SavedTold", saved.Answer.Name)
            : Page.Closed(http, saved.Refusal) ?? Page.Again<NewTextBlockPage>(saved.Refusal, new { Typed = form, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Save(long id, HttpContext http, Visit visit, IFormCollection fields)
    {
        var form = TextBlockForm.Read(fields);
        if (visit.Workspace.Get<TextBlockDirectory>().Find(visit.Actor, id) is not { } block)
            return Page.Fault(http, TextBlockAnswer.NoSuchBlock(id));
        // who may not change it is told that before what is wrong with the form
        var wish = TextBlockDirectory.MayChange(visit.Actor, block) ? form.Wish() : new TextBlockWish("?", "x") { English = "?" };
        var saved = await visit.Send(new SaveTextBlock(id, wish), cancel: http.RequestAborted);
        return saved.Succeeded
            ? Told(http, visit, "SavedTold", saved.Answer.Name)
            : Page.Closed(http, saved.Refusal) ?? Page.Again<TextBlockPage>(saved.Refusal, new { Id = id, Typed = form, Errors = saved.Refusal.ToFormErrors() });
    }

    private static async Task<IResult> Remove(long id, HttpContext http, Visit visit)
    {
        var name = visit.Workspace.Get<TextBlockDirectory>().Find(visit.Actor, id)?.Name ?? "";
        var removed = await visit.Send(new RemoveTextBlock(id), cancel: http.RequestAborted);
        return removed.Succeeded ? Told(http, visit, "RemovedTold", name) : Page.Fault(http, removed.Refusal);
    }

    /// <summary>The button of the picker: the item's page again, with the text after what was typed. A script asks for the text alone.</summary>
    private static async Task<IResult> Insert(string key, HttpContext http, Visit visit, IFormCollection fields)
    {
        var id = long.TryParse(fields["block"], NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : 0;
        var filled = await visit.Send(new InsertTextBlock(id, key), cancel: http.RequestAborted);
        if (http.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase))
            return filled.Or(block => Results.Json(block, PlatformJson.Options));
        if (filled.Refusal is { } refused && Page.Closed(http, refused) is { } closed)
            return closed;
        var typed = fields["text"].ToString();
        var text = filled.Succeeded ? (typed.Trim().Length == 0 ? "" : typed.TrimEnd() + "\n\n") + filled.Answer.Text : typed;
        var begun = new BegunAnswer(text, fields["internal"] == "true");
        return Page.Show<ItemPage>(new { Key = key, Begun = begun }, filled.Succeeded ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Told(HttpContext http, Visit visit, string key, string name)
    {
        http.TellNext(new Told(Tone.Success, Texts<TextBlockTexts>.Say(key, name).ToString()));
        return visit.SeeOther("/text-blocks");
    }
}
