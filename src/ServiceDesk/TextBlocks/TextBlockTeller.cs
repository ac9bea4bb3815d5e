using Steward.Platform.Edge;
using Steward.Platform.Events;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>Tells what happened to text blocks.</summary>
internal sealed class TextBlockTeller() : EventTeller(typeof(TextBlockTexts), "text-block")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(visit.Workspace.Get<TextBlockDirectory>().SeenBy(visit.Actor)
            .ToDictionary(b => ("text-block", b.Id), b => new SubjectName(b.Name, FormattableString.Invariant($"{visit.Root}/text-blocks/{b.Id}"))));
}
