using System.Collections.Concurrent;

namespace Steward.Platform.Data;

/// <summary>A reading context on loan. Dispose gives it back.</summary>
public readonly struct ReadLease : IDisposable, IEquatable<ReadLease>
{
    private readonly ReadPool pool;

    internal ReadLease(ReadPool pool, AppDb db)
    {
        this.pool = pool;
        Db = db;
    }

    public AppDb Db { get; }

    public void Dispose() => pool.GiveBack(Db);

    public bool Equals(ReadLease other) => ReferenceEquals(Db, other.Db);

    public override bool Equals(object? obj) => obj is ReadLease other && Equals(other);

    public override int GetHashCode() => Db.GetHashCode();
}

/// <summary>Keeps reading contexts (on SQLite with their connection open), because making one costs more than the query it runs.</summary>
internal sealed class ReadPool(Func<AppDb> make) : IDisposable
{
    private readonly ConcurrentBag<AppDb> idle = [];
    private bool closed;

    public ReadLease Lend() => new(this, idle.TryTake(out var db) ? db : make());

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
