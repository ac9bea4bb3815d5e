namespace Steward.Platform.Design;

/// <summary>An entry of a navigation.</summary>
/// <param name="Id">Stable name, unique in its navigation.</param>
/// <param name="Label">A word or two.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">Its drawing.</param>
/// <param name="Count">Only where a number triggers action; zero is not shown.</param>
/// <param name="Current">The page shown belongs to it.</param>
/// <param name="Keys">Its key or sequence: <c>g m</c>.</param>
public sealed record NavEntry(string Id, string Label, string Href, IconName Icon, int? Count = null, bool Current = false, string? Keys = null);

/// <summary>A group of entries in the sidebar. Without a label it stands by itself; collapsible ones can be folded.</summary>
public sealed record NavSection(string Id, string? Label, IReadOnlyList<NavEntry> Entries, bool Collapsible = false, bool Open = true);

/// <summary>Who is signed in, and where their own page and the sign-out form lead.</summary>
public sealed record ShellPerson(string Name, string? Mail, string Href, string SignOutAction);

/// <summary>The places the shell itself leads to. A place that is null is not shown.</summary>
/// <param name="Home">My work.</param>
/// <param name="Inbox">The inbox, with <paramref name="Unread"/> as its badge.</param>
/// <param name="Search">Full search; Ctrl K.</param>
/// <param name="Create">Page of the create form; C. With a dialog of id <c>create</c> on the page, that opens instead.</param>
/// <param name="Help">Always the last entry.</param>
public sealed record ShellPlaces(string Home, string? Inbox = null, int Unread = 0, string? Search = null, string? Create = null, string? Help = null);
