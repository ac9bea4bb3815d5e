using System.Globalization;
using Steward.Identity.Directory;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.Queues;

/// <summary>A queue as the API answers it; figures only where they were asked for.</summary>
public sealed record QueueAnswer(string Id, string Name, string Space, string? Team, string Query, int? IdleMinutes, WhenAway WhenAway, bool Archived)
{
    public int? Open { get; init; }

    public int? Unassigned { get; init; }

    public int? Late { get; init; }

    public static QueueAnswer Of(DeskQueue queue, Workspace workspace, QueueCount? count = null) => new(
        queue.Id.ToString(CultureInfo.InvariantCulture), queue.Name, workspace.Get<SpaceDirectory>().KeyOf(queue.SpaceId),
        queue.TeamId is { } team ? workspace.Get<PeopleDirectory>().Now.TeamNameOf(team) : null, queue.Query, queue.IdleMinutes, queue.WhenAway, queue.ArchivedAt is not null)
    {
        Open = count?.Open, Unassigned = count?.Unassigned, Late = count?.Late,
    };
}
