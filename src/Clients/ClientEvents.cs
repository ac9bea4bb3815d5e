using Steward.Clients.Organisations;
using Steward.Platform.Edge;
using Steward.Platform.Events;

namespace Steward.Clients;

/// <summary>Marks the texts of this module's events (ClientEventTexts.resx).</summary>
public sealed class ClientEventTexts;

/// <summary>Tells what happened to client organisations.</summary>
internal sealed class ClientEvents() : EventTeller(typeof(ClientEventTexts), "client")
{
    protected override Task<IReadOnlyDictionary<(string Subject, long Id), SubjectName>> Names(Visit visit, IReadOnlyList<EventRow> rows, CancellationToken cancel)
    {
        var clients = visit.Workspace.Get<ClientDirectory>();
        return Task.FromResult<IReadOnlyDictionary<(string Subject, long Id), SubjectName>>(
            rows.Select(row => row.SubjectId).Distinct().ToDictionary(id => ("client", id), id => new SubjectName(clients.NameOf(id))));
    }
}
