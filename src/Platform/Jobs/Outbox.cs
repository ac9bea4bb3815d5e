using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;

namespace Steward.Platform.Jobs;

/// <summary>How a job stands, as people tell it: a waiting one that a node works on is running.</summary>
public enum JobStanding
{
    Waiting,
    Running,
    Parked,
    Done,
}

/// <summary>How many jobs stand how.</summary>
public sealed record JobCounts(int Waiting, int Running, int Parked, int Done, Instant? OldestDue)
{
    public int Of(JobStanding standing) => standing switch
    {
        JobStanding.Waiting => Waiting, JobStanding.Running => Running, JobStanding.Parked => Parked, _ => Done,
    };
}

/// <summary>Reading the outbox, newest first, a page at a time.</summary>
public static class Outbox
{
    public static JobStanding StandingOf(this JobRow job, Instant now) => job.State switch
    {
        JobState.Done => JobStanding.Done,
        JobState.Parked => JobStanding.Parked,
        _ => job.LeasedUntil > now ? JobStanding.Running : JobStanding.Waiting,
    };

    /// <summary>One page of jobs.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="standing">Only those that stand so; all when null.</param>
    /// <param name="kind">Only of this kind; all when null.</param>
    /// <param name="before">Only those made before this one: the last of the page before.</param>
    /// <param name="most">As many as the page holds, and one more when there are more.</param>
    /// <param name="now">Decides what is running.</param>
    public static IQueryable<JobRow> Jobs(this AppDb db, JobStanding? standing, string? kind, long? before, int most, Instant now)
    {
        var jobs = db.Set<JobRow>().AsQueryable();
        jobs = standing switch
        {
            JobStanding.Waiting => jobs.Where(j => j.State == JobState.Waiting && (j.LeasedUntil == null || j.LeasedUntil <= now)),
            JobStanding.Running => jobs.Where(j => j.State == JobState.Waiting && j.LeasedUntil > now),
            JobStanding.Parked => jobs.Where(j => j.State == JobState.Parked),
            JobStanding.Done => jobs.Where(j => j.State == JobState.Done),
            _ => jobs,
        };
        if (kind is not null)
            jobs = jobs.Where(j => j.Kind == kind);
        if (before is { } last)
            jobs = jobs.Where(j => j.Id < last);
        return jobs.OrderByDescending(j => j.Id).Take(most + 1);
    }

    public static async Task<JobCounts> CountJobs(this AppDb db, Instant now, CancellationToken cancel = default)
    {
        var groups = await db.Set<JobRow>().GroupBy(j => new { j.State, Running = j.LeasedUntil != null && j.LeasedUntil > now })
            .Select(g => new { g.Key.State, g.Key.Running, Count = g.Count(), Oldest = g.Min(j => j.DueAt) }).ToListAsync(cancel);
        var waiting = groups.Find(g => g is { State: JobState.Waiting, Running: false });
        return new JobCounts(
            waiting?.Count ?? 0,
            groups.Where(g => g is { State: JobState.Waiting, Running: true }).Sum(g => g.Count),
            groups.Where(g => g.State == JobState.Parked).Sum(g => g.Count),
            groups.Where(g => g.State == JobState.Done).Sum(g => g.Count),
            waiting?.Oldest);
    }
}
