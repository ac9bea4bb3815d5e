using System.Text.Json;
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
    private static readonly Duration Lease = Duration.FromMinutes(2);
    private readonly CancellationTokenSource stop = new();
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
                job.LeasedUntil = now + Lease;
                job.Tries++;
            }

            return new Written<List<JobRow>>(due, Keep: due.Count > 0);
        }, cancel);

        foreach (var job in leased)
            await RunOne(job, cancel);
        return leased.Count;
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
        var lastRuns = new Dictionary<string, Instant>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                foreach (var repeated in services.GetServices<IRepeatedJob>())
                {
                    if (lastRuns.TryGetValue(repeated.Kind, out var last) && Now - last < repeated.Every)
                        continue;
                    lastRuns[repeated.Kind] = Now;
                    await repeated.Run(workspace, stop.Token);
                }

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

/// <summary>Which handler does which kind of job.</summary>
internal sealed class JobCatalog
{
    private readonly Dictionary<string, Func<IServiceProvider, string, Workspace, CancellationToken, Task>> runners = new(StringComparer.Ordinal);

    public JobCatalog(IEnumerable<Modules.Module> modules)
    {
        foreach (var job in modules.SelectMany(m => m.Assembly.GetTypes()).Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IJob).IsAssignableFrom(t)))
        {
            var runner = (IRunner)Activator.CreateInstance(typeof(Runner<>).MakeGenericType(job))!;
            runners[runner.Kind] = runner.Run;
        }
    }

    public Task Run(IServiceProvider services, string kind, string payload, Workspace workspace, CancellationToken cancel) =>
        runners.TryGetValue(kind, out var run)
            ? run(services, payload, workspace, cancel)
            : throw new InvalidOperationException($"No module knows the job '{kind}'.");

    private interface IRunner
    {
        string Kind { get; }

        Task Run(IServiceProvider services, string payload, Workspace workspace, CancellationToken cancel);
    }

    private sealed class Runner<TJob> : IRunner
        where TJob : IJob
    {
        public string Kind => TJob.Kind;

        public Task Run(IServiceProvider services, string payload, Workspace workspace, CancellationToken cancel) =>
            services.GetRequiredService<IJobHandler<TJob>>().Run(JsonSerializer.Deserialize<TJob>(payload)!, workspace, cancel);
    }
}
