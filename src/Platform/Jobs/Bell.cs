namespace Steward.Platform.Jobs;

/// <summary>Wakes a waiting loop. Ringing twice before it wakes is one ring.</summary>
public sealed class Bell
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            if (rung.CurrentCount == 0)
                rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // rung by two at once
        }
    }

    /// <summary>Waits for a ring, at most <paramref name="atMost"/>.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancel) => rung.WaitAsync(atMost, cancel);
}
