using Steward.Platform.Access;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Recurring;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Views;

namespace Steward.WorkItems;

/// <summary>My work, queues, spaces and the create form in the frame.</summary>
internal sealed class WorkItemMenu : IMenu
{
    private const int QueuesShown = 5;
    private const int SpacesShown = 8;

    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel) => ValueTask.FromResult(Entries(visit));

    private static IReadOnlyList<MenuEntry> Entries(Visit visit)
    {
        if (!visit.Actor.IsStaff)
            return [];
        var counts = visit.Workspace.Get<OpenCounts>();
        var mine = visit.Workspace.Get<SpaceDirectory>().SeenBy(visit.Actor);
        // where a module above has queues of its own, desks are spaces like others
        var queues = visit.Workspace.Contributed<IKeepQueues>().Any(k => k.Shows(visit)) ? [] : mine.Where(s => s.Kind == SpaceKind.ServiceDesk).Take(QueuesShown).ToList();
        var entries = new List<MenuEntry>
        {
            new(MenuPlace.Search, "search", Texts<ItemTexts>.Say("SearchTitle").ToString(), "/search", IconName.Search),
            new(MenuPlace.Work, "my", Say("MyWork"), "/my", IconName.MyWork) { Order = 1, Keys = "g m" },
            new(MenuPlace.Work, "items", Say("AllItems"), "/items", IconName.List) { Order = 2, },
        };
        entries.AddRange(visit.Workspace.Get<ViewDirectory>().PinnedBy(visit.Actor).Select(v => new MenuEntry(MenuPlace.Pinned, "view-" + v.Slug, v.Name, "/v/" + v.Slug, IconName.Star)));
        entries.Add(new(MenuPlace.Work, "views", Texts<ViewTexts>.Say("Views").ToString(), "/views", IconName.Star) { Order = 3 });
        entries.Add(new(MenuPlace.Work, "schedules", Texts<ScheduleTexts>.Say("Schedules").ToString(), "/schedules", IconName.Refresh) { Order = 4 });
        entries.AddRange(queues.Select(s => new MenuEntry(MenuPlace.Queues, "queue-" + s.Key, s.Name, "/s/" + s.Key, IconName.Queue) { Count = counts.Of(s.Id) }));
        entries.AddRange(mine.Except(queues).Take(SpacesShown).Select(s => new MenuEntry(MenuPlace.Spaces, "space-" + s.Key, s.Name, "/s/" + s.Key, SpaceIcons.Of(s.Kind))));
        entries.Add(new(MenuPlace.Spaces, "spaces", Say("AllSpaces"), "/spaces", IconName.Folder) { Order = 200, Keys = "g p" });
        if (mine.Any(s => visit.Actor.May(WorkItemPermissions.Create, s.Id)))
            entries.Add(new(MenuPlace.Create, "create", Say("CreateItem"), "/items/new", IconName.Add));
        return entries;
    }

    private static string Say(string key) => Texts<ListTexts>.Say(key).ToString();
}
