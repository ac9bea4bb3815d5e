using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Audit;

/// <summary>Walks the sealed history in the background and keeps what it finds.</summary>
public sealed record VerifyHistory : IJob
{
    internal const string JobKind = "audit.verify";

    public static string Kind => JobKind;

    public static Said? Words => Texts<AuditTexts>.Say("JobVerify");
}

/// <summary>Orders a verification; one that waits already is enough.</summary>
public sealed record AskForVerification : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.ReadAudit;
}

public sealed record VerificationAsked : Happening
{
    public override string Kind => "history.verification-asked";

    public override string Subject => "history";
}

internal sealed class AskForVerificationHandler : IHandle<AskForVerification, Done>
{
    public async Task<Outcome<Done>> Handle(AskForVerification command, CommandContext context)
    {
        if (await context.Db.Set<JobRow>().AnyAsync(j => j.State == JobState.Waiting && j.Kind == VerifyHistory.JobKind))
            return Done.Instance;
        context.Enqueue(new VerifyHistory(), VerifyHistory.JobKind);
        context.Record(new VerificationAsked { SubjectId = 0 });
        context.Tell(JobNews.Changed);
        return Done.Instance;
    }
}

internal sealed class VerifyHistoryHandler(AuditVerification verification) : IJobHandler<VerifyHistory>
{
    public async Task Run(VerifyHistory job, Workspace workspace, CancellationToken cancel)
    {
        await LastVerification.Keep(workspace, await verification.Verify(workspace, cancel: cancel), cancel);
        workspace.Live.Publish([new LiveNews("history")]);
    }
}

/// <summary>Verifies once a day without being asked. A workspace younger than that has nothing to prove yet.</summary>
internal sealed class DailyVerification(AuditVerification verification, TimeProvider clock) : IRepeatedJob
{
    private static readonly Duration Day = Duration.FromDays(1);

    public string Kind => "audit.verify-daily";

    public Duration Every => Duration.FromHours(1);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var limit = Instant.FromDateTimeOffset(clock.GetUtcNow()) - Day;
        using (var lease = workspace.Database.Read())
        {
            var began = await lease.Db.Set<AuditCheckpoint>().OrderBy(c => c.Number).Select(c => (Instant?)c.At).FirstOrDefaultAsync(cancel);
            if (began is null || began > limit || (await LastVerification.Read(lease.Db, cancel))?.At > limit)
                return;
        }

        await LastVerification.Keep(workspace, await verification.Verify(workspace, cancel: cancel), cancel);
        workspace.Live.Publish([new LiveNews("history")]);
    }
}
