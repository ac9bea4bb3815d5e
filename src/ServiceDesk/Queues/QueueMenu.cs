using System.Globalization;
using Steward.Platform.Design;
using Steward.Platform.Edge;
using Steward.Platform.Modules;
using Steward.Platform.Text;
using Steward.ServiceDesk.Playbooks;
using Steward.ServiceDesk.TextBlocks;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Queues;

/// <summary>Queues in the frame: the way to all of them, and the first few with what is open in them. Desks without queues of their own stand below.</summary>
internal sealed class QueueMenu : IMenu, IKeepQueues
{
    /// <summary>The frame shows five entries; one of them leads to the rest.</summary>
    private const int Shown = 4;

    public ValueTask<IReadOnlyList<MenuEntry>> For(Visit visit, CancellationToken cancel) => ValueTask.FromResult(Entries(visit));

    public bool Shows(Visit visit) => visit.Workspace.Get<QueueDirectory>().SeenBy(visit.Actor).Count > 0;

    private static IReadOnlyList<MenuEntry> Entries(Visit visit)
    {
        if (!visit.Actor.IsStaff || !visit.Workspace.Get<SpaceDirectory>().SeenBy(visit.Actor).Any(s => s.Kind == SpaceKind.ServiceDesk))
            return [];
        List<DeskQueue> shown = [.. visit.Workspace.Get<QueueDirectory>().SeenBy(visit.Actor).Take(Shown)];
        var counts = visit.Workspace.Get<QueueCounts>().Of(shown, visit.Now);
        return
        [
            new(MenuPlace.Queues, "queues", Texts<QueueTexts>.Say("AllQueues").ToString(), "/queues", IconName.Inbox) { Order = 1, Keys = "g q" },
            new(MenuPlace.Browse, "text-blocks", Texts<TextBlockTexts>.Say("TextBlocks").ToString(), "/text-blocks", IconName.Note) { Order = 20 },
            new(MenuPlace.Browse, "playbooks", Texts<PlaybookTexts>.Say("Playbooks").ToString(), "/playbooks", IconName.Knowledge) { Order = 21 },
            .. shown.Select(q => new MenuEntry(MenuPlace.Queues, "desk-queue-" + q.Id.ToString(CultureInfo.InvariantCulture), q.Name, FormattableString.Invariant($"/queues/{q.Id}"), IconName.Queue)
            {
                Order = 2, Count = counts.TryGetValue(q.Id, out var count) ? count.Open : null,
            }),
        ];
    }
}
