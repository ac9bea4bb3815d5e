using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Live;

namespace Steward.Platform.Workspaces;

/// <summary>
/// One tenant: its database, its live hub, its caches. Everything that knows data hangs from here, so nothing of one workspace can be
/// reached from another.
/// </summary>
public sealed class Workspace(string id, WorkspaceEntry entry, IWorkspaceDatabase database, string folder, IServiceProvider modules) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Type, object> features = new();
    private readonly ConcurrentBag<object> owned = [];

    /// <summary>Made with the workspace and kept in its database: it travels with backups and tells two workspaces of one name apart.</summary>
    public string Id { get; } = id;

    /// <summary>Name, title and hosts, as the directory of workspaces has them.</summary>
    public WorkspaceEntry Entry { get; internal set; } = entry;

    public string Name => Entry.Name;

    public IWorkspaceDatabase Database { get; } = database;

    /// <summary>Where files of this workspace live (blobs, keys, checkpoints).</summary>
    public string Folder { get; } = folder;

    public LiveHub Live { get; } = new();

    public Bell JobsWaiting { get; } = new();

    /// <summary>What the modules of the program contribute of one kind (query words, dimensions): the same in every workspace.</summary>
    public IEnumerable<T> Contributed<T>() => modules.GetServices<T>();

    /// <summary>A cache or feature that belongs to this workspace, made on first use and kept as long as it lives.</summary>
    public T Get<T>()
        where T : class, IPerWorkspace<T> =>
        (T)features.GetOrAdd(typeof(T), static (_, workspace) => T.Create(workspace), this);

    /// <summary>Another process changed the database: caches read again, and its jobs are looked for.</summary>
    internal void ForgetAll()
    {
        Live.Deliver([LiveNews.ForgetAll]);
        JobsWaiting.Ring();
    }

    /// <summary>Something that ends with this workspace (a job runner, a bridge to other nodes).</summary>
    public void OwnUntilClosed(object thing) => owned.Add(thing);

    public async ValueTask DisposeAsync()
    {
        foreach (var feature in owned.Concat(features.Values))
        {
            if (feature is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync();
            else if (feature is IDisposable disposable)
                disposable.Dispose();
        }

        await Database.DisposeAsync();
    }
}

/// <summary>Something of which each workspace has exactly one.</summary>
public interface IPerWorkspace<TSelf>
    where TSelf : class
{
    static abstract TSelf Create(Workspace workspace);
}
