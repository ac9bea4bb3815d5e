namespace Steward.Identity.SigningIn;

/// <summary>Attempts left for one key: a full bucket that every attempt takes from and that time fills again.</summary>
internal struct Bucket
{
    private double left;
    private long filledAt;

    /// <summary>Takes one attempt, or says how long until there is one.</summary>
    /// <param name="size">Attempts in a full bucket.</param>
    /// <param name="refill">Time until one attempt comes back.</param>
    /// <param name="now">A monotonic stamp in ticks of 100 ns; never 0.</param>
    public TimeSpan Take(int size, TimeSpan refill, long now)
    {
        Fill(size, refill, now);
        if (left < 1)
            return TimeSpan.FromTicks((long)Math.Ceiling((1 - left) * refill.Ticks));
        left--;
        return TimeSpan.Zero;
    }

    public void GiveBack(int size) => left = Math.Min(size, left + 1);

    public bool IsFull(int size, TimeSpan refill, long now)
    {
        Fill(size, refill, now);
        return left >= size;
    }

    private void Fill(int size, TimeSpan refill, long now)
    {
        left = filledAt == 0 ? size : Math.Min(size, left + ((double)(now - filledAt) / refill.Ticks));
        filledAt = now;
    }
}
