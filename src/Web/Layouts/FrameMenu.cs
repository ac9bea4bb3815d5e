using Microsoft.Extensions.Localization;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;

namespace Steward.Web.Layouts;

/// <summary>What all modules add to the frame for one visitor, arranged as the shell shows it.</summary>
internal sealed class FrameMenu
{
    private const int QueuesShown = 5;
    private readonly ILookup<MenuPlace, MenuEntry> entries;
    private readonly string root;
    private readonly string here;

    private FrameMenu(IEnumerable<MenuEntry> entries, string root, string here)
    {
        this.entries = entries.OrderBy(e => e.Order).ToLookup(e => e.Place);
        this.root = root;
        this.here = here;
    }

    public static async Task<FrameMenu> Gather(IEnumerable<IMenu> menus, Visit visit, HttpContext http)
    {
        var all = new List<MenuEntry>();
        foreach (var menu in menus) // one after another: they share the visit's reading context
            all.AddRange(await menu.For(visit, http.RequestAborted));
        return new FrameMenu(all, visit.Root, http.Request.Path.Value ?? "/");
    }

    /// <summary>The create form, which starts in the space one is looking at.</summary>
    public string? Create => Address(MenuPlace.Create) is { } form ? form + (SpaceHere is { } space ? "?space=" + space : "") : null;

    public string? Me => Address(MenuPlace.Me);

    public ShellPlaces Places => new(
        Home: $"{root}/my",
        Inbox: Address(MenuPlace.Inbox),
        Unread: entries[MenuPlace.Inbox].FirstOrDefault()?.Count ?? 0,
        Search: Address(MenuPlace.Search),
        Create: Create,
        Help: Address(MenuPlace.Help));

    public IReadOnlyList<NavEntry> Foot => Entries(MenuPlace.Admin);

    public IReadOnlyList<NavEntry> Portal => Entries(MenuPlace.Portal);

    public IReadOnlyList<NavSection> Sections(IStringLocalizer<WebTexts> texts)
    {
        var queues = Entries(MenuPlace.Queues);
        return
        [
            new NavSection("work", null, [.. Entries(MenuPlace.Work), .. Entries(MenuPlace.Inbox)]),
            new NavSection("pinned", texts["Pinned"], Entries(MenuPlace.Pinned)),
            new NavSection("queues", texts["Queues"], [.. queues.Take(QueuesShown)]),
            new NavSection("spaces", texts["Spaces"], Entries(MenuPlace.Spaces), Collapsible: true),
            new NavSection("browse", texts["Browse"], Entries(MenuPlace.Browse), Collapsible: true),
        ];
    }

    /// <summary>Key of the space in the address: <c>/s/IT</c>, <c>/i/IT-12</c>.</summary>
    private string? SpaceHere => here.Split('/') switch
    {
        ["", "s", var key, ..] => Uri.EscapeDataString(key),
        ["", "i", var key, ..] when key.LastIndexOf('-') is > 0 and var dash => Uri.EscapeDataString(key[..dash]),
        _ => null,
    };

    private string? Address(MenuPlace place) => entries[place].FirstOrDefault() is { } entry ? root + entry.Path : null;

    private IReadOnlyList<NavEntry> Entries(MenuPlace place)
    {
        // of two that cover the page the nearer one says where one is
        var nearest = entries[place].Select(e => e.Area ?? e.Path).Where(Covers).Select(path => path.Length).DefaultIfEmpty().Max();
        return
        [
            .. entries[place].Select(e => new NavEntry(
                e.Id, e.Label, root + e.Path, e.Icon, e.Count, (e.Area ?? e.Path).Length == nearest && Covers(e.Area ?? e.Path), e.Keys)),
        ];
    }

    /// <summary>The page shown is the entry's own or lies below it.</summary>
    private bool Covers(string path)
    {
        var end = path.IndexOf('?', StringComparison.Ordinal);
        var bare = end < 0 ? path : path[..end];
        return here == bare || here.StartsWith(bare + "/", StringComparison.Ordinal);
    }
}
