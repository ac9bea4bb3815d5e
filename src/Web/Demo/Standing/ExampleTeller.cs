using Steward.Platform.Edge;
using Steward.Platform.Events;

namespace Steward.Web.Demo.Standing;

/// <summary>Tells when the example came and went.</summary>
internal sealed class ExampleTeller() : EventTeller(typeof(DemoTexts), "example")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(
            rows.Select(r => (r.Subject, r.SubjectId)).Distinct().ToDictionary(r => r, _ => new SubjectName("Northwind IT")));
}
