using System.Globalization;
using NodaTime;
using Steward.Platform.Audit;
using Steward.Platform.Blobs;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Health;

/// <summary>Everything the health page tells.</summary>
public sealed record HealthReport(Instant At, IReadOnlyList<HealthSign> Signs, IReadOnlyList<TableRows> Tables)
{
    public Condition Worst => Signs.Max(sign => sign.Condition);
}

/// <summary>Looks at a workspace and the node that serves it. Says what to do about what is not fine.</summary>
public sealed class HealthReading(BlobStore blobs, TimeProvider clock)
{
    private const int TablesShown = 12;

    public async Task<HealthReport> Look(Workspace workspace, CancellationToken cancel = default)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        List<HealthSign> signs = [.. ProgramSigns.All(now)];
        signs.AddRange(await StorageSigns.All(workspace, blobs, now, cancel));
        using (var lease = workspace.Database.Read())
        {
            signs.AddRange(History(await ChainState.Read(lease.Db, cancel), now));
            signs.AddRange(Work(workspace, await lease.Db.CountJobs(now, cancel), now));
        }

        return new HealthReport(now, signs, await TableRows.Largest(workspace, TablesShown, cancel));
    }

    internal static Said Say(string key, params object?[] arguments) => Texts<HealthTexts>.Say(key, arguments);

    internal static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static IEnumerable<HealthSign> History(ChainState chain, Instant now)
    {
        var late = chain.Waiting > 0 && (chain.SignedAt is null || now - chain.SignedAt > Duration.FromMinutes(5));
        yield return new(
            HealthGroup.History, "sealed", Say("SealedValue", chain.Sealed, chain.Waiting).ToString(), late ? Condition.Look : Condition.Fine,
            late ? Say("SealedLate") : null, chain.Waiting);
        yield return new(HealthGroup.History, "head", chain.Head.Length == 0 ? Say("None").ToString() : chain.Head[..16] + "…");
        yield return new(HealthGroup.History, "checkpoint", chain.SignedAt is null ? Say("None").ToString() : null, At: chain.SignedAt, Number: chain.Checkpoints);
        yield return chain.Verified switch
        {
            null => new(HealthGroup.History, "verified", Say("Never").ToString(), Condition.Look, Say("VerifyFirst")),
            { Intact: false } broken => new(HealthGroup.History, "verified", broken.Say().ToString(), Condition.Broken, Say("VerifyBroken"), broken.Found, broken.At),
            { } old when now - old.At > Duration.FromDays(8) => new(HealthGroup.History, "verified", null, Condition.Look, Say("VerifyAgain"), 0, old.At),
            { } fresh => new(HealthGroup.History, "verified", null, Number: 0, At: fresh.At),
        };
    }

    private static IEnumerable<HealthSign> Work(Workspace workspace, JobCounts jobs, Instant now)
    {
        var waiting = workspace.Database.Waiting;
        yield return new(HealthGroup.Work, "writer-queue", Count(waiting), waiting > 500 ? Condition.Look : Condition.Fine, waiting > 500 ? Say("WriterBehind") : null, waiting);
        var late = jobs.OldestDue is { } due && now - due > Duration.FromMinutes(5);
        yield return new(HealthGroup.Work, "jobs-waiting", Count(jobs.Waiting), late ? Condition.Look : Condition.Fine, late ? Say("JobsLate") : null, jobs.Waiting);
        yield return new(HealthGroup.Work, "jobs-running", Count(jobs.Running), Number: jobs.Running);
        yield return new(HealthGroup.Work, "jobs-parked", Count(jobs.Parked), jobs.Parked > 0 ? Condition.Look : Condition.Fine, jobs.Parked > 0 ? Say("JobsParked") : null, jobs.Parked);
        yield return new(HealthGroup.Work, "live-streams", Count(workspace.Live.Listening), Number: workspace.Live.Listening);
    }
}
