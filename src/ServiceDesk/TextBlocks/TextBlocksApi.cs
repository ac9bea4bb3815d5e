using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.WorkItems;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary><c>/api/v1/text-blocks</c>, and the blocks an answer to an item may use, filled.</summary>
internal static class TextBlocksApi
{
    public static void MapTextBlocksApi(this IEndpointRouteBuilder routes)
    {
        var blocks = routes.MapGroup("/api/v1/text-blocks").WithTags("Text blocks").RequireApi();
        blocks.MapGet("/", List).WithSummary("Lists the text blocks one finds.").Produces<IReadOnlyList<TextBlockAnswer>>();
        blocks.MapPost("/", Save).WithSummary("Keeps a text block.").Produces<TextBlockAnswer>(StatusCodes.Status201Created);
        blocks.MapPatch("/{id:long}", Change).WithSummary("Changes the given parts of a text block.").Produces<TextBlockAnswer>();
        blocks.MapDelete("/{id:long}", Remove).WithSummary("Puts a text block away.").Produces(StatusCodes.Status204NoContent);
        routes.MapGroup("/api/v1/items").WithTags("Text blocks").RequireApi()
            .MapGet("/{key}/text-blocks", For).WithSummary("The text blocks for an answer to the item, with their placeholders filled.").Produces<IReadOnlyList<OfferedBlock>>();
    }

    private static IResult List(Visit visit) => Json(visit.Workspace.Get<TextBlockDirectory>().SeenBy(visit.Actor).Select(b => TextBlockAnswer.Of(b, visit.Workspace)));

    private static async Task<IResult> For(string key, Visit visit, HttpContext http)
    {
        var item = await visit.Db.FindItem(visit.Actor, visit.Workspace.Get<SpaceDirectory>(), key);
        if (item is null || !visit.Actor.ReadsAllOf(item.SpaceId))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchItem", key)).ToProblem();
        return Json(visit.Workspace.Get<TextBlockDirectory>().For(visit.Actor, item.SpaceId)
            .Select(b => new OfferedBlock(b.Id.ToString(CultureInfo.InvariantCulture), b.Name, b.Shortcut, BlockWords.Fill(b, item, visit.Actor, visit.Workspace))));
    }

    private static async Task<IResult> Save(TextBlockBody body, Visit visit, HttpContext http)
    {
        var wish = body.Over(null, visit);
        return (wish.Succeeded ? await visit.Send(new SaveTextBlock(null, wish.Answer), http.IdempotencyKey(), http.RequestAborted) : wish.Refusal)
            .Or(saved => Results.Json(saved, PlatformJson.Options, statusCode: StatusCodes.Status201Created));
    }

    private static async Task<IResult> Change(long id, TextBlockBody body, Visit visit, HttpContext http)
    {
        if (visit.Workspace.Get<TextBlockDirectory>().Find(visit.Actor, id) is not { } block)
            return TextBlockAnswer.NoSuchBlock(id).ToProblem();
        var wish = body.Over(block, visit);
        return (wish.Succeeded ? await visit.Send(new SaveTextBlock(id, wish.Answer), http.IdempotencyKey(), http.RequestAborted) : wish.Refusal).Or(Json);
    }

    private static async Task<IResult> Remove(long id, Visit visit, HttpContext http) =>
        (await visit.Send(new RemoveTextBlock(id), http.IdempotencyKey(), http.RequestAborted)).Or(_ => Results.NoContent());

    private static IResult Json<T>(T answer) => Results.Json(answer, PlatformJson.Options);
}

/// <summary>A text block ready to be inserted.</summary>
public sealed record OfferedBlock(string Id, string Name, string Shortcut, string Text);

/// <summary>The parts of a text block; what is left out stays. <paramref name="Team"/> is a name, <paramref name="Space"/> a key.</summary>
public sealed record TextBlockBody(string? Name = null, string? Shortcut = null, BlockAudience? Audience = null, string? Team = null, string? Space = null, string? English = null, string? German = null)
{
    internal Outcome<TextBlockWish> Over(TextBlock? block, Visit visit)
    {
        var team = block?.TeamId;
        if (Team is { } named)
        {
            team = visit.Workspace.Get<PeopleDirectory>().Now.Teams.Values.FirstOrDefault(t => string.Equals(t.Name, named.Trim(), StringComparison.OrdinalIgnoreCase))?.Id;
            if (team is null)
                return Refusal.Invalid("audience", Texts<TextBlockTexts>.Say("TeamNeeded"));
        }

        return new TextBlockWish(Name ?? block?.Name ?? "", Shortcut ?? block?.Shortcut ?? "")
        {
            Audience = Audience ?? block?.Audience ?? BlockAudience.Mine, TeamId = team,
            Space = Space ?? (block?.SpaceId is { } space ? visit.Workspace.Get<SpaceDirectory>().KeyOf(space) : null), English = English ?? block?.English ?? "", German = German ?? block?.German ?? "",
        };
    }
}
