using Steward.Platform.Data;
using Steward.Platform.Live;

namespace Steward.Platform.Workspaces;

/// <summary>
/// Something small and much read, kept in memory and read again when news of its topic comes (from this node or another). A reading that
/// was overtaken by news is thrown away, so nobody keeps what a commit has already changed.
/// </summary>
public sealed class Remembered<T>
    where T : class
{
    private readonly Workspace workspace;
    private readonly Func<AppDb, T> load;
    private readonly Lock gate = new();
    private volatile T? value;
    private int heard;

    /// <summary>Remembers what <paramref name="load"/> reads.</summary>
    /// <param name="workspace">Whose.</param>
    /// <param name="topics">News that makes it stale, separated by spaces.</param>
    /// <param name="load">Reads it anew.</param>
    public Remembered(Workspace workspace, string topics, Func<AppDb, T> load)
    {
        this.workspace = workspace;
        this.load = load;
        var stale = topics.Split(' ');
        workspace.Live.OnNews(news =>
        {
            if (!stale.Contains(news.Topic) && news != LiveNews.ForgetAll)
                return;
            Interlocked.Increment(ref heard);
            value = null;
        });
    }

    /// <summary>What stands now. Hold it for one request, not longer.</summary>
    public T Now
    {
        get
        {
            if (value is { } known)
                return known;
            lock (gate)
            {
                while (true)
                {
                    if (value is { } fresh)
                        return fresh;
                    var before = Volatile.Read(ref heard);
                    using (var lease = workspace.Database.Read())
                        fresh = load(lease.Db);
                    value = fresh;
                    if (before == Volatile.Read(ref heard))
                        return fresh;
                    value = null;
                }
            }
        }
    }
}
