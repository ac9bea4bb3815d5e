using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Shouldly;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;
using Steward.Tests.Platform.Running;
using Xunit;

namespace Steward.Tests.Platform.Jobs;

/// <summary>Two runners over one workspace, as two nodes have them.</summary>
public class RepeatedJobTests
{
    [Fact]
    public async Task Two_runners_that_start_together_run_a_job_on_one_of_them()
    {
        await using var loose = await LooseWorkspace.Open();
        var clock = new Clock();
        var count = new Counting();
        var (one, other) = (Runner(loose, count, clock), Runner(loose, count, clock));

        var ran = await Task.WhenAll(Task.Run(() => one.RunDue(default)), Task.Run(() => other.RunDue(default)));

        ran.Sum().ShouldBe(1);
        count.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task The_other_runner_waits_as_long_as_the_first_one_lives()
    {
        await using var loose = await LooseWorkspace.Open();
        var clock = new Clock();
        var count = new Counting();
        var (one, other) = (Runner(loose, count, clock), Runner(loose, count, clock));

        for (var minute = 0; minute < 10; minute++)
        {
            (await one.RunDue(default)).ShouldBe(1);
            (await other.RunDue(default)).ShouldBe(0);
            clock.Now += TimeSpan.FromMinutes(1);
        }

        count.Runs.ShouldBe(10);
    }

    [Fact]
    public async Task A_runner_that_died_is_followed_when_its_lease_ends_and_one_that_gave_up_at_once()
    {
        await using var loose = await LooseWorkspace.Open();
        var clock = new Clock();
        var count = new Counting();
        var (one, other) = (Runner(loose, count, clock), Runner(loose, count, clock));
        (await one.RunDue(default)).ShouldBe(1);

        clock.Now += RepeatedJobs.Term.ToTimeSpan() + TimeSpan.FromSeconds(1);
        (await other.RunDue(default)).ShouldBe(1);
        (await one.RunDue(default)).ShouldBe(0, "it lost its lease while it was silent");

        await other.GiveUp();
        clock.Now += RepeatedJobs.Term.ToTimeSpan(); // as long as the first one believes the other's lease lasts
        (await one.RunDue(default)).ShouldBe(1);
        using var lease = loose.Workspace.Database.Read();
        (await lease.Db.Set<Lease>().SingleAsync()).Name.ShouldBe(RepeatedJobs.LeaseName);
    }

    [Fact]
    public async Task A_job_that_fails_does_not_keep_the_others_from_running()
    {
        await using var loose = await LooseWorkspace.Open();
        var count = new Counting();
        var runner = new RepeatedJobs(loose.Workspace, [new Failing(), count], new Clock(), NullLogger.Instance);

        (await runner.RunDue(default)).ShouldBe(2);

        count.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Jobs_done_long_ago_are_removed_and_all_others_stay()
    {
        await using var loose = await LooseWorkspace.Open();
        var clock = new Clock();
        var now = Instant.FromDateTimeOffset(clock.Now);
        await loose.Workspace.Database.Write(db =>
        {
            db.AddRange(
                Job(1, JobState.Done, now - Duration.FromDays(31)), Job(2, JobState.Done, now - Duration.FromDays(29)),
                Job(3, JobState.Parked, now - Duration.FromDays(90)), Job(4, JobState.Waiting, null));
            return Task.FromResult(new Written<bool>(true, Keep: true));
        });

        await new RemoveDoneJobs(clock).Run(loose.Workspace, default);

        using var lease = loose.Workspace.Database.Read();
        (await lease.Db.Set<JobRow>().OrderBy(j => j.Id).Select(j => j.Id).ToListAsync()).ShouldBe([2L, 3L, 4L]);
    }

    private static JobRow Job(long id, JobState state, Instant? finished) => new()
    {
        Id = id, Kind = "test", Payload = "{}", State = state, FinishedAt = finished, CreatedAt = finished ?? default, DueAt = finished ?? default,
    };

    private static RepeatedJobs Runner(LooseWorkspace loose, IRepeatedJob job, Clock clock) => new(loose.Workspace, [job], clock, NullLogger.Instance);

    private sealed class Counting : IRepeatedJob
    {
        private int runs;

        public int Runs => runs;

        public string Kind => "test.count";

        public Duration Every => Duration.FromSeconds(30);

        public Task Run(Workspace workspace, CancellationToken cancel)
        {
            Interlocked.Increment(ref runs);
            return Task.CompletedTask;
        }
    }

    private sealed class Failing : IRepeatedJob
    {
        public string Kind => "test.fail";

        public Duration Every => Duration.FromSeconds(30);

        public Task Run(Workspace workspace, CancellationToken cancel) => throw new InvalidOperationException("planted");
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
