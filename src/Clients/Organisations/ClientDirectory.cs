using System.Collections.Frozen;
using Steward.Platform.Live;
using Steward.Platform.Workspaces;

namespace Steward.Clients.Organisations;

/// <summary>All client organisations by id, in memory, read again when one changes.</summary>
public sealed class ClientDirectory : IPerWorkspace<ClientDirectory>
{
    public const string Topic = "clients";

    private readonly Workspace workspace;
    private volatile FrozenDictionary<long, Client>? known;

    private ClientDirectory(Workspace workspace)
    {
        this.workspace = workspace;
        workspace.Live.OnNews(news =>
        {
            if (news.Topic == Topic || news == LiveNews.ForgetAll)
                known = null;
        });
    }

    public static ClientDirectory Create(Workspace workspace) => new(workspace);

    public FrozenDictionary<long, Client> Now
    {
        get
        {
            if (known is { } clients)
                return clients;
            using var lease = workspace.Database.Read();
            return known = lease.Db.Set<Client>().ToFrozenDictionary(c => c.Id);
        }
    }

    public string NameOf(long? id) => id is { } one && Now.TryGetValue(one, out var client) ? client.Name : "";
}
