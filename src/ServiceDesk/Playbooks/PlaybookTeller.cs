using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.Playbooks;

/// <summary>Marks the texts of playbooks (PlaybookTexts.resx).</summary>
public sealed class PlaybookTexts;

/// <summary>Tells what happened to playbooks.</summary>
internal sealed class PlaybookTeller() : EventTeller(typeof(PlaybookTexts), "playbook")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(visit.Workspace.Get<PlaybookShelf>().All.Where(p => visit.Actor.ReadsAllOf(p.SpaceId))
            .ToDictionary(p => ("playbook", p.Id), p => new SubjectName(p.Name, FormattableString.Invariant($"{visit.Root}/playbooks/{p.Id}"))));
}
