namespace Steward.Platform.Live;

/// <summary>
/// Something read from the database once and kept until news makes it stale. A reading that news overtook while it ran is answered to its caller but not
/// kept: what was true before a commit must not be remembered after it.
/// </summary>
public sealed class Remembered<T>(Func<T> read)
    where T : class
{
    private readonly Lock gate = new();
    private volatile T? kept;
    private int changes;

    public T Value
    {
        get
        {
            if (kept is { } known)
                return known;
            lock (gate)
            {
                if (kept is { } meanwhile)
                    return meanwhile;
                var before = Volatile.Read(ref changes);
                var fresh = read();
                kept = fresh;
                if (Volatile.Read(ref changes) != before)
                    kept = null;
                return fresh;
            }
        }
    }

    public void Forget()
    {
        Interlocked.Increment(ref changes);
        kept = null;
    }
}
