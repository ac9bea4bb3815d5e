using NodaTime;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Jobs;

/// <summary>Work to be done after a commit, stored as JSON in the outbox. It may run more than once: make it idempotent.</summary>
public interface IJob
{
    /// <summary>Stable dotted name, stored with the row.</summary>
    static abstract string Kind { get; }

    /// <summary>What it does, for the jobs page: "Verify the history".</summary>
    static virtual Said? Words => null;
}

/// <summary>Does one kind of job. To write, it sends commands; an exception means: try again later, park after the last try.</summary>
public interface IJobHandler<in TJob>
    where TJob : IJob
{
    Task Run(TJob job, Workspace workspace, CancellationToken cancel);
}

/// <summary>Work repeated at an interval in every workspace (sealing the audit, digests). Runs on one node at a time (<see cref="RepeatedJobs"/>).</summary>
public interface IRepeatedJob
{
    string Kind { get; }

    Duration Every { get; }

    Task Run(Workspace workspace, CancellationToken cancel);
}
