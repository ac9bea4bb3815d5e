using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Listing;

namespace Steward.WorkItems.Undoing;

/// <summary>Ctrl+Z and the Undo of a result line.</summary>
internal static class UndoEndpoints
{
    public static void MapUndo(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/my/acts/latest/undoing", (HttpContext http, Visit visit, IFormCollection form) => Undo(http, visit, null, form));
        routes.MapForm("/my/acts/{id:long}/undoing", (HttpContext http, Visit visit, long id, IFormCollection form) => Undo(http, visit, id, form));
    }

    /// <summary>The line that offers to undo an act.</summary>
    public static Told WithUndo(this Told told, long act) => told with
    {
        PostPath = string.Create(CultureInfo.InvariantCulture, $"/my/acts/{act}/undoing"), PostLabel = Texts<UndoTexts>.Say("Undo").ToString(),
    };

    private static async Task<IResult> Undo(HttpContext http, Visit visit, long? act, IFormCollection form)
    {
        var undone = await visit.Send(new UndoAct(act), cancel: http.RequestAborted);
        http.TellNext(undone.Succeeded ? Said(undone.Answer) : new Told(Tone.Info, undone.Refusal.Sentence.ToString()));
        return visit.SeeOther(Returning.Path(visit, Back(http, visit, form), "/my"));
    }

    private static Told Said(UndoneAct act) => act.Kept.Count == 0
        ? new Told(Tone.Success, Texts<UndoTexts>.Say("Undone", act.Items).ToString())
        : new Told(act.Items == 0 ? Tone.Warning : Tone.Info, Texts<UndoTexts>.Say("UndoneButKept", act.Items, act.Kept.Count).ToString(),
            string.Join(" ", act.Kept.Take(5).Select(k => $"{k.Key}: {k.Why}")));

    /// <summary>The page the button was pressed on: the form may say, else the browser does.</summary>
    private static string? Back(HttpContext http, Visit visit, IFormCollection form) =>
        form["returnTo"].ToString() is { Length: > 0 } said ? said
        : Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) && referer.Authority == http.Request.Host.Value ? referer.PathAndQuery : null;
}
