using System.Collections.Concurrent;

namespace Steward.Platform.Data;

/// <summary>Keeps contexts (those that read SQLite with their connection open), because making one costs more than the query it runs.</summary>
internal sealed class ContextPool(Func<AppDb> make) : IDisposable
{
    private readonly ConcurrentBag<AppDb> idle = [];
    private bool closed;

    public ReadLease Lend() => new(this, Take());

    public AppDb Take() => idle.TryTake(out var db) ? db : make();

    public void GiveBack(AppDb db)
    {
        db.ChangeTracker.Clear();
        if (closed || idle.Count > 64)
            db.Dispose();
        else
            idle.Add(db);
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var db))
            db.Dispose();
    }
}
