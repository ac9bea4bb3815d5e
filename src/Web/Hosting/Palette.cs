using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Web.Hosting;

/// <summary><c>/palette</c>: what fits to a few letters, out of everything the visitor may open. The pages of the frame are among it.</summary>
internal static class Palette
{
    private const int Pages = 8;

    public static async Task<IResult> Answer(Visit visit, string? text, string? at, IEnumerable<IPalette> modules, IEnumerable<IMenu> menus, CancellationToken cancel)
    {
        if (visit.Actor.PersonId is null)
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var wish = PaletteWish.Read(text) with { At = Within(at, visit.Root) };
        var entries = new List<PaletteEntry>();
        foreach (var module in modules) // one after another: they share the visit's reading context
            entries.AddRange(await module.For(visit, wish, cancel));
        if (wish.Wants('/'))
        {
            foreach (var menu in menus)
                entries.AddRange((await menu.For(visit, cancel)).Where(e => wish.Fits(e.Label)).Select(Page));
        }

        var groups = entries.DistinctBy(e => e.Path).GroupBy(e => e.Group).OrderBy(g => g.Min(e => e.Order));
        return Results.Json(groups.Select(g => new { name = g.Key, entries = g.Take(Pages).Select(e => new { e.Label, e.Hint, href = visit.Root + e.Path, icon = IconPaths.Of(e.Icon) }) }), PlatformJson.Options);
    }

    private static string Within(string? at, string root) =>
        at is null || at.Length > 500 ? "" : at.StartsWith(root + "/", StringComparison.Ordinal) ? at[root.Length..] : at;

    private static PaletteEntry Page(MenuEntry entry) =>
        new(Texts<WebTexts>.Say("PalettePages").ToString(), entry.Label, entry.Path, entry.Icon, entry.Keys?.ToUpperInvariant()) { Order = 60 };
}
