using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Identity.Administration;

/// <summary>Single settings in the palette, for administrators.</summary>
internal sealed class SettingsPalette(IEnumerable<IAdminPages> modules) : IPalette
{
    private const int Most = 5;

    public ValueTask<IReadOnlyList<PaletteEntry>> For(Visit visit, PaletteWish wish, CancellationToken cancel)
    {
        if (!visit.Actor.IsAdmin || !wish.Wants('/') || wish.Text.Length < 2)
            return ValueTask.FromResult<IReadOnlyList<PaletteEntry>>([]);
        var group = Texts<AdministrationTexts>.Say("PaletteSettings").ToString();
        // the palette keeps one entry of each address, so a page shows the setting that fits best
        var found = SettingsSearch.Find(modules.SelectMany(m => m.All()), wish.Text).Take(Most);
        return ValueTask.FromResult<IReadOnlyList<PaletteEntry>>(
            [.. found.Select(f => new PaletteEntry(group, f.Settings[0], $"/admin/{f.Page.Name}", f.Page.Icon, f.Page.Title) { Order = 70 })]);
    }
}
