using Steward.Identity.Directory;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Identity.People;

/// <summary>People in the palette, for those who may open their pages.</summary>
internal sealed class PeoplePalette : IPalette
{
    private const int Most = 5;

    public ValueTask<IReadOnlyList<PaletteEntry>> For(Visit visit, PaletteWish wish, CancellationToken cancel)
    {
        if (!visit.Actor.IsStaff || !wish.Wants('@') || wish.Text.Length < 2)
            return ValueTask.FromResult<IReadOnlyList<PaletteEntry>>([]);
        var people = visit.Workspace.Get<PeopleDirectory>().Now.People.Values
            .Where(p => p.DisabledAt is null && PeopleSearch.Matches(p, wish.Text)).OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase).Take(Most);
        return ValueTask.FromResult<IReadOnlyList<PaletteEntry>>(
        [
            // everybody of the staff may ask what somebody works on; the record itself is the administrators' page
            .. people.Select(p => new PaletteEntry(
                Texts<PeopleTexts>.Say("PalettePeople").ToString(), p.Name,
                visit.Actor.IsAdmin ? $"/admin/people/{p.Id}" : "/items?q=" + Uri.EscapeDataString($"assignee = \"{p.Email ?? p.Name}\" and open = yes"),
                IconName.Person, p.Title ?? p.Email) { Order = 50 }),
        ]);
    }
}
