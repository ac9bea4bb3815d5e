using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Collaboration.Drafting;

/// <summary>Keeps and gives back one's own drafts; the script of the page sends and asks.</summary>
internal static class DraftRoutes
{
    private const int NamesAtOnce = 30;

    private sealed record DraftAnswer(string Name, string Text, string? Base, Instant At);

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/drafts", Keep);
        routes.MapGet("/drafts", Read).ExcludeFromDescription();
    }

    private static async Task<IResult> Keep(HttpContext http, Visit visit, IFormCollection form) =>
        (await visit.Send(new KeepDraft(form["name"].ToString(), form["text"].ToString().ReplaceLineEndings("\n")) { Base = form["base"] }, cancel: http.RequestAborted)).Or(_ => Results.NoContent());

    private static async Task<IResult> Read(Visit visit, string[]? name, CancellationToken cancel)
    {
        if (visit.Actor.PersonId is not { } me)
            return Results.Unauthorized();
        var names = (name ?? []).Where(n => n.Length is > 0 and <= KeptDraft.LongestName).Distinct().Take(NamesAtOnce).ToList();
        var oldest = visit.Now - KeptDraft.Age;
        var kept = names.Count == 0
            ? []
            : await visit.Db.Set<KeptDraft>().Where(d => d.PersonId == me && names.Contains(d.Name) && d.At > oldest).Select(d => new DraftAnswer(d.Name, d.Text, d.Base, d.At)).ToListAsync(cancel);
        return Results.Json(kept, PlatformJson.Options);
    }
}
