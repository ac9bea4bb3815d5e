using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Jobs;

/// <summary>Removes jobs that were done a month ago: the outbox shows what was done lately, the history what it changed.</summary>
internal sealed class RemoveDoneJobs(TimeProvider clock) : IRepeatedJob
{
    public static readonly Duration Kept = Duration.FromDays(30);

    private const int AtOnce = 500;

    public string Kind => "jobs.remove-done";

    public Duration Every => Duration.FromHours(6);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var limit = Instant.FromDateTimeOffset(clock.GetUtcNow()) - Kept;
        int removed;
        do
        {
            // in small bites: a command must not wait behind a long removal
            removed = await workspace.Database.Write(
                async db =>
                {
                    var old = db.Set<JobRow>().Where(j => j.State == JobState.Done && j.FinishedAt < limit).OrderBy(j => j.Id).Take(AtOnce).Select(j => j.Id);
                    var count = await db.Set<JobRow>().Where(j => old.Contains(j.Id)).ExecuteDeleteAsync(cancel);
                    return new Written<int>(count, Keep: count > 0);
                },
                cancel);
        }
        while (removed == AtOnce);
    }
}
