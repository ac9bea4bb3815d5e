using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Jobs;

/// <summary>
/// The repeated jobs of a workspace, on the one node that holds their lease. It renews while it works; a node that dies is followed by another
/// when its lease ends, and one that loses its lease stops what it is doing. Renewed rarely, so that an idle workspace hardly writes.
/// </summary>
internal sealed class RepeatedJobs(Workspace workspace, IReadOnlyList<IRepeatedJob> jobs, TimeProvider clock, ILogger log)
{
    public const string LeaseName = "repeated-jobs";

    /// <summary>How long a node that died is waited for. Clocks of nodes must agree better than this.</summary>
    public static readonly Duration Term = Duration.FromMinutes(2);

    private readonly string node = NameOfNode();
    private readonly Dictionary<string, Instant> lastRuns = [];
    private Instant heldUntil = Instant.MinValue;
    private Instant othersUntil = Instant.MinValue;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Runs what is due, if this node holds the lease or can take it; answers how many ran.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        var due = jobs.Where(job => !lastRuns.TryGetValue(job.Kind, out var last) || Now - last >= job.Every).ToList();
        var ran = 0;
        foreach (var job in due)
        {
            if (!await Hold(cancel))
                return ran;
            lastRuns[job.Kind] = Now;
            await Run(job, cancel);
            ran++;
        }

        return ran;
    }

    /// <summary>Lets another node go on at once.</summary>
    public async Task GiveUp()
    {
        if (heldUntil <= Now)
            return;
        heldUntil = Instant.MinValue;
        try
        {
            await Lease.GiveUp(workspace.Database, LeaseName, node);
        }
        catch (Exception fault) when (fault is NotDurableException or DbException or DbUpdateException)
        {
            log.LogWarning(fault, "The lease of repeated jobs in {Workspace} ends by itself", workspace.Name);
        }
    }

    private static string NameOfNode()
    {
        var name = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
        return name.Length <= 120 ? name : name[^120..];
    }

    private async Task<bool> Hold(CancellationToken cancel)
    {
        var now = Now;
        if (heldUntil - now > Term / 2)
            return true;
        if (othersUntil > now)
            return false;
        if (await Lease.Take(workspace.Database, LeaseName, node, now, Term, cancel) is { } others)
        {
            (heldUntil, othersUntil) = (Instant.MinValue, others);
            return false;
        }

        heldUntil = now + Term;
        return true;
    }

    /// <summary>A database that is away for a moment takes nothing from a lease that has not ended.</summary>
    private async Task<bool> StillHolds(CancellationToken cancel)
    {
        try
        {
            return await Hold(cancel);
        }
        catch (Exception fault) when (fault is NotDurableException or DbException or DbUpdateException)
        {
            return heldUntil > Now;
        }
    }

    private async Task Run(IRepeatedJob job, CancellationToken cancel)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            var run = job.Run(workspace, lost.Token);
            while (!run.IsCompleted && await Task.WhenAny(run, Task.Delay(Term.ToTimeSpan() / 8, clock, lost.Token)) != run)
            {
                if (!await StillHolds(cancel))
                    await lost.CancelAsync();
            }

            await run;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("{Kind} in {Workspace} was stopped: another node holds the lease now", job.Kind, workspace.Name);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // the others must not wait for it; it is tried again when it is due
            log.LogError(fault, "The repeated job {Kind} of {Workspace} failed", job.Kind, workspace.Name);
        }
    }
}
