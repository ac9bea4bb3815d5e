namespace Steward.Scheduling.Levelling;

/// <summary>Counts every schedule made, keeps the best, and says when to stop: at the bound, at the end of the effort, or when told to.</summary>
sealed class ScheduleCounter(ProjectInstance instance, int limit, int bound, Action<LevellingProgress>? progress, CancellationToken cancel)
{
    /// <summary>How often a listener hears of it though nothing was found.</summary>
    const int Every = 5_000;

    readonly int[] best = new int[instance.Count];

    public int Made { get; private set; }
    public int Makespan { get; private set; } = int.MaxValue;

    /// <summary>The best plan was made against time: its activities hang to the right.</summary>
    public bool HangsRight { get; private set; }

    /// <summary>There is always one schedule, however little effort is allowed.</summary>
    public bool Done => Made > 0 && (Makespan <= bound || Made >= limit || cancel.IsCancellationRequested);

    /// <summary>Starts of the best plan along time.</summary>
    public int[] Best => best;

    public void Count(int makespan, TimeDirection direction, int[] start)
    {
        Made++;
        if (makespan < Makespan)
        {
            Makespan = makespan;
            HangsRight = direction != instance.Forward;
            for (var i = 0; i < best.Length; i++)
                best[i] = HangsRight ? makespan - start[i] - direction.Durations[i] : start[i];
            progress?.Invoke(new LevellingProgress(Made, Makespan, bound));
        }
        else if (progress is not null && Made % Every == 0)
        {
            progress(new LevellingProgress(Made, Makespan, bound));
        }
    }
}
