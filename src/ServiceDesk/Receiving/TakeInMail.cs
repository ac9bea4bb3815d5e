using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Receiving;

/// <summary>Takes in a mail that was kept by a program which ended before it was done with it.</summary>
public sealed record TakeInMail(long MailId) : IJob
{
    public static string Kind => "servicedesk.take-in-mail";

    public static Said Words => Texts<MailboxTexts>.Say("TakesMailIn");
}

internal sealed class TakeInMailHandler(MailIntake intake, Dispatcher dispatcher) : IJobHandler<TakeInMail>
{
    public async Task Run(TakeInMail job, Workspace workspace, CancellationToken cancel)
    {
        var tried = await dispatcher.Send(workspace, new TryMailAgain(job.MailId), Actor.System.Through(Channel.Mail), cancel: cancel);
        if (!tried.Succeeded)
            return; // done long ago, or thrown away
        var outcome = await intake.TakeIn(workspace, job.MailId, released: false, cancel);
        if (!outcome.Succeeded)
            throw new InvalidOperationException(outcome.Refusal.Sentence.ToString());
    }
}
