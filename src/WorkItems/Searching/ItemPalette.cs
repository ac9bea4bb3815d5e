using System.Globalization;
using Steward.Platform.Access;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Macros;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Searching;

/// <summary>Items, spaces and views in the palette, and what can be begun from anywhere.</summary>
internal sealed class ItemPalette : IPalette
{
    private const int Most = 6;
    private const string ItemPath = "/i/";

    public async ValueTask<IReadOnlyList<PaletteEntry>> For(Visit visit, PaletteWish wish, CancellationToken cancel)
    {
        if (!visit.Actor.IsStaff)
            return [];
        var entries = new List<PaletteEntry>();
        if (wish.Wants('#') && wish.Text.Length > 1)
            entries.AddRange(await Items(visit, wish.Text, cancel));
        if (wish.Wants('>'))
        {
            entries.AddRange(MacrosHere(visit, wish.At).Where(e => wish.Fits(e.Label)).Take(Most));
            entries.AddRange(Acts(visit).Where(e => wish.Fits(e.Label)).Take(Most));
        }

        if (wish.Wants('/') && wish.Text.Length > 0)
        {
            entries.AddRange(visit.Workspace.Get<SpaceDirectory>().SeenBy(visit.Actor).Where(s => wish.Fits($"{s.Key} {s.Name}")).Take(Most)
                .Select(s => new PaletteEntry(Say("PaletteSpaces"), s.Name, "/s/" + s.Key, SpaceIcons.Of(s.Kind), s.Key) { Order = 30 }));
            entries.AddRange(visit.Workspace.Get<ViewDirectory>().SeenBy(visit.Actor).Where(v => wish.Fits(v.Name)).Take(Most)
                .Select(v => new PaletteEntry(Texts<ViewTexts>.Say("Views").ToString(), v.Name, "/v/" + v.Slug, IconName.Star) { Order = 40 }));
        }

        return entries;
    }

    private static async Task<IEnumerable<PaletteEntry>> Items(Visit visit, string text, CancellationToken cancel)
    {
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        var types = visit.Workspace.Get<TypeDirectory>();
        var found = await visit.Search(new SearchWish(text, Limit: Most), cancel);
        return found.Found.Select(f => f.Item).Prepend(found.Exact).Where(i => i is not null).DistinctBy(i => i!.Id).Take(Most).Select(i =>
        {
            var key = new WorkItemKey(spaces.KeyOf(i!.SpaceId), i.Number).ToString();
            return new PaletteEntry(Say("PaletteItems"), i.Title, "/i/" + key, Shapes.Of(types.Find(i.Type)), $"{key} · {types.StateName(i.Type, i.State)}") { Order = 10 };
        });
    }

    /// <summary>On an item's page: the macros to run on it. The page they lead to asks once more, for an address alone must change nothing.</summary>
    private static IEnumerable<PaletteEntry> MacrosHere(Visit visit, string at) =>
        at.StartsWith(ItemPath, StringComparison.Ordinal) && WorkItemKey.TryParse(at[ItemPath.Length..], out var key)
            && visit.Workspace.Get<SpaceDirectory>().Find(key.Space) is { } space && visit.Actor.May(WorkItemPermissions.Change, space.Id)
            ? visit.Workspace.Get<MacroDirectory>().SeenBy(visit.Actor).Select(m => new PaletteEntry(
                Texts<MacroTexts>.Say("Macros").ToString(), m.Name, string.Create(CultureInfo.InvariantCulture, $"{ItemPath}{key}/macros/{m.Id}"), IconName.Play, key.ToString()) { Order = 5 })
            : [];

    private static IEnumerable<PaletteEntry> Acts(Visit visit)
    {
        PaletteEntry Act(string key, string path, IconName icon) => new(Say("PaletteActs"), Say(key), path, icon) { Order = 20 };
        var spaces = visit.Workspace.Get<SpaceDirectory>().SeenBy(visit.Actor);
        if (spaces.Any(s => visit.Actor.May(WorkItemPermissions.Create, s.Id)))
            yield return Act("CreateItem", "/items/new", IconName.Add);
        if (spaces.Any(s => visit.Actor.May(WorkItemPermissions.Import, s.Id)))
            yield return Act("PaletteImport", "/imports", IconName.Import);
        if (visit.Actor.May(WorkItemPermissions.CreateSpaces))
            yield return Act("PaletteNewSpace", "/spaces/new", IconName.Folder);
        yield return new PaletteEntry(Say("PaletteActs"), Texts<MacroTexts>.Say("AllMacros").ToString(), "/macros", IconName.Play) { Order = 20 };
    }

    private static string Say(string key) => Texts<ListTexts>.Say(key).ToString();
}
