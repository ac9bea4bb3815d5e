using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;

namespace Steward.Platform.Jobs;

/// <summary>Lets a parked job try again, from its first try, now.</summary>
public sealed record RunJobAgain(long JobId) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

/// <summary>Takes a parked job out of the outbox; what it would have done is not done.</summary>
public sealed record RemoveParkedJob(long JobId) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

internal static class JobRules
{
    /// <summary>Only what the program has given up is for people to decide about.</summary>
    public static Refusal? MustBeParked(JobRow? job) => job switch
    {
        null => Refusal.Missing(Texts<PlatformTexts>.Say("JobMissing")),
        { State: JobState.Parked } => null,
        { State: JobState.Done } => Refusal.Conflict(Texts<PlatformTexts>.Say("JobIsDone")),
        _ => Refusal.Conflict(Texts<PlatformTexts>.Say("JobIsWaiting")),
    };
}

internal sealed class RunJobAgainHandler : IHandle<RunJobAgain, Done>
{
    public async Task<Outcome<Done>> Handle(RunJobAgain command, CommandContext context)
    {
        var job = await context.Db.Set<JobRow>().FirstOrDefaultAsync(j => j.Id == command.JobId);
        if (JobRules.MustBeParked(job) is { } refusal)
            return refusal;
        (job!.State, job.Tries, job.DueAt, job.LeasedUntil, job.FinishedAt) = (JobState.Waiting, 0, context.Now, null, null);
        context.Record(new JobRunAgain { SubjectId = job.Id, Changes = [new Change("job", null, job.Kind)], Note = job.LastError });
        context.Tell(JobNews.Changed);
        return Done.Instance;
    }
}

internal sealed class RemoveParkedJobHandler : IHandle<RemoveParkedJob, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveParkedJob command, CommandContext context)
    {
        var job = await context.Db.Set<JobRow>().FirstOrDefaultAsync(j => j.Id == command.JobId);
        if (JobRules.MustBeParked(job) is { } refusal)
            return refusal;
        context.Db.Remove(job!);
        context.Record(new JobRemoved { SubjectId = job!.Id, Changes = [new Change("job", job.Kind, null)], Note = job.LastError });
        context.Tell(JobNews.Changed);
        return Done.Instance;
    }
}
