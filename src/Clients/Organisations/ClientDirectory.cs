using System.Collections.Frozen;
using Steward.Platform.Workspaces;

namespace Steward.Clients.Organisations;

/// <summary>All client organisations by id, in memory, read again when one changes.</summary>
public sealed class ClientDirectory : IPerWorkspace<ClientDirectory>
{
    public const string Topic = "clients";

    private readonly Remembered<FrozenDictionary<long, Client>> remembered;

    private ClientDirectory(Workspace workspace) =>
        remembered = new(workspace, Topic, db => db.Set<Client>().ToFrozenDictionary(c => c.Id));

    public static ClientDirectory Create(Workspace workspace) => new(workspace);

    public FrozenDictionary<long, Client> Now => remembered.Now;

    public string NameOf(long? id) => id is { } one && Now.TryGetValue(one, out var client) ? client.Name : "";
}
