using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Platform.Commands;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Merging;

/// <summary>The item that goes on.</summary>
public sealed record MergeBody(string Into = "");

/// <summary>The forms of merging; their twins of the API stand with the other parts of an item.</summary>
internal static class Mergers
{
    public static void MapMerging(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/i/{key}/merging", Merge);
        routes.MapForm("/i/{key}/unmerging", Unmerge);
    }

    private static async Task<IResult> Merge(string key, HttpContext http, Visit visit, IFormCollection form)
    {
        var typed = form.Text("other")?.Trim();
        var into = string.IsNullOrEmpty(typed) ? form.Text("into") ?? "" : typed;
        var merged = await visit.Send(new MergeItem(key, into), form.Once(), http.RequestAborted);
        if (!merged.Succeeded)
            return Page.Closed(http, merged.Refusal) ?? Page.Again<MergePage>(merged.Refusal, new { Key = key, Other = typed, Into = form.Text("into"), Errors = merged.Refusal.ToFormErrors() });
        http.TellNext(new Told(Tone.Success, Texts<MergeTexts>.Say("Merged", key, merged.Answer.Key).ToString()));
        return visit.SeeOther("/i/" + merged.Answer.Key);
    }

    private static async Task<IResult> Unmerge(string key, HttpContext http, Visit visit, IFormCollection form)
    {
        var outcome = await visit.Send(new UnmergeItem(key), form.Once(), http.RequestAborted);
        if (outcome.Succeeded)
            http.TellNext(new Told(Tone.Success, Texts<MergeTexts>.Say("TakenOut", key).ToString()));
        else if (Page.Closed(http, outcome.Refusal) is { } closed)
            return closed;
        return visit.BackToItem(key, "merge", outcome, form);
    }
}
