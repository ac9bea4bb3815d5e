using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Jobs;

/// <summary>
/// Works through the outbox of one workspace: lease, run, note the result. At least once; a crash between running and noting repeats the
/// job after its lease ends. After <see cref="Tries"/> failures a job is parked, visible on the jobs page.
/// </summary>
internal sealed class JobRunner(Workspace workspace, IServiceProvider services, JobCatalog catalog, TimeProvider clock, ILogger<JobRunner> log) : IAsyncDisposable
{
    public const int Tries = 10;
    private const int AtOnce = 20;
    private static readonly Duration LeaseTerm = Duration.FromMinutes(2);
    private readonly CancellationTokenSource stop = new();
    private readonly RepeatedJobs repeated = new(workspace, [.. services.GetServices<IRepeatedJob>()], clock, log);
    private Task running = Task.CompletedTask;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public void Start() => running = Task.Run(Loop);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // stopped while waiting
        }

        await repeated.GiveUp();
        stop.Dispose();
    }

    /// <summary>Runs everything that is due now and answers how many jobs ran. The loop's step; tests call it directly.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        var leased = await workspace.Database.Write(async db =>
        {
            var now = Now;
            var due = await db.Set<JobRow>()
                .Where(j => j.State == JobState.Waiting && j.DueAt <= now && (j.LeasedUntil == null || j.LeasedUntil < now))
                .OrderBy(j => j.DueAt).Take(AtOnce)
                .TagWith(SkipLocked.Tag)
                .ToListAsync(cancel);
            foreach (var job in due)
            {
                job.LeasedUntil = now + LeaseTerm;
                job.Tries++;
            }

            return new Written<List<JobRow>>(due, Keep: due.Count > 0);
        }, cancel);

        if (leased.Count == 0)
            return 0;
        workspace.Live.Publish([JobNews.Changed]);
        var open = new ConcurrentDictionary<long, JobRow>(leased.Select(job => KeyValuePair.Create(job.Id, job)));
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = KeepLeases(open, done.Token);
        try
        {
            foreach (var job in leased)
            {
                await RunOne(job, cancel);
                open.TryRemove(job.Id, out _);
            }
        }
        finally
        {
            await done.CancelAsync();
            await keeping;
        }

        workspace.Live.Publish([JobNews.Changed]);
        return leased.Count;
    }

    /// <summary>A long job, and those that wait behind it here, must not look abandoned to other nodes.</summary>
    private async Task KeepLeases(ConcurrentDictionary<long, JobRow> open, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LeaseTerm.ToTimeSpan() / 3, clock, done);
                long[] ids = [.. open.Keys];
                var until = Now + LeaseTerm;
                await workspace.Database.Write(
                    async db => new Written<int>(
                        await db.Set<JobRow>().Where(j => ids.Contains(j.Id) && j.LeasedUntil != null)
                            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, until), done),
                        Keep: true),
                    done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // all done
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "Leases of running jobs in {Workspace} could not be kept", workspace.Name);
        }
    }

    private async Task RunOne(JobRow job, CancellationToken cancel)
    {
        string? error = null;
        try
        {
            await catalog.Run(services, job.Kind, job.Payload, workspace, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            error = $"{fault.GetType().Name}: {fault.Message}";
            log.LogWarning(fault, "Job {Kind} {Id} failed at try {Try}", job.Kind, job.Id, job.Tries);
        }

        await workspace.Database.Write(async db =>
        {
            var row = await db.Set<JobRow>().FirstOrDefaultAsync(j => j.Id == job.Id, cancel);
            if (row is null)
                return new Written<bool>(false, Keep: false);
            row.LeasedUntil = null;
            row.LastError = error;
            if (error is null)
            {
                row.State = JobState.Done;
                row.FinishedAt = Now;
            }
            else if (row.Tries >= Tries)
            {
                row.State = JobState.Parked;
                row.FinishedAt = Now;
            }
            else
            {
                row.DueAt = Now + Duration.FromSeconds(Math.Min(3_600, Math.Pow(3, row.Tries)));
            }

            return new Written<bool>(true, Keep: true);
        }, cancel);
    }

    private async Task Loop()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await repeated.RunDue(stop.Token);
                if (await RunDue(stop.Token) < AtOnce)
                    await workspace.JobsWaiting.Wait(TimeSpan.FromSeconds(1), stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The job loop of {Workspace} stumbled; it goes on in five seconds", workspace.Name);
                await Task.Delay(TimeSpan.FromSeconds(5), stop.Token);
            }
        }
    }
}
