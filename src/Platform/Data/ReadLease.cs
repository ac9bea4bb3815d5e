namespace Steward.Platform.Data;

/// <summary>A reading context on loan. Dispose gives it back.</summary>
public readonly struct ReadLease : IDisposable, IEquatable<ReadLease>
{
    private readonly ContextPool pool;

    internal ReadLease(ContextPool pool, AppDb db)
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
