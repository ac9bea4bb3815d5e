using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Mailboxes;

namespace Steward.ServiceDesk.Fetching;

/// <summary>
/// Starts a round for each mailbox that is on and due, each on its own and under a lease of its own: one that answers slowly or not at all delays no other,
/// and no two nodes read the same. Where the server tells by itself, a round waits for new mail; else it comes back every minute.
/// </summary>
internal sealed class MailboxRounds(MailboxReading reading, IHostApplicationLifetime life, TimeProvider clock, ILogger<MailboxRounds> log) : IRepeatedJob
{
    private static readonly Duration Pause = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(30);
    private static readonly Duration Term = Duration.FromMinutes(3);
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<(string Workspace, long Mailbox), Task> running = new();
    private readonly ConcurrentDictionary<(string Workspace, long Mailbox), (Instant Due, Instant Settings)> next = new();
    private readonly string node = Guid.NewGuid().ToString("N");

    public string Kind => "servicedesk.mailboxes";

    public Duration Every => Duration.FromSeconds(2);

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public Task Run(Workspace workspace, CancellationToken cancel)
    {
        foreach (var box in workspace.Get<MailboxDirectory>().All.Where(box => box is { IsOn: true, Host: not null }))
        {
            var key = (workspace.Id, box.Id);
            if (running.TryGetValue(key, out var round) && !round.IsCompleted)
                continue;
            if (next.TryGetValue(key, out var wait) && wait.Due > Now && wait.Settings == box.ChangedAt)
                continue; // settings that changed are tried at once
            running[key] = Task.Run(() => Round(workspace, box, life.ApplicationStopping), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    private async Task Round(Workspace workspace, DeskMailbox box, CancellationToken stopping)
    {
        var key = (workspace.Id, box.Id);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(LongestRound);
        var lease = $"mailbox:{box.Id}";
        try
        {
            if (!await Holds())
            {
                next[key] = (Now + Pause, box.ChangedAt);
                return;
            }

            var tellsItself = await reading.Round(workspace, box, Holds, limit.Token);
            next[key] = (tellsItself ? Now : Now + await PauseOf(workspace, box), box.ChangedAt);
            await Lease.GiveUp(workspace.Database, lease, node);
        }
        catch (OperationCanceledException)
        {
            next[key] = (Now, box.ChangedAt);
        }
        catch (Exception fault)
        {
            next[key] = (Now + Pause, box.ChangedAt);
            log.LogWarning(fault, "A round of mailbox {Address} in {Workspace} broke off", box.Address, workspace.Name);
        }

        async Task<bool> Holds() => await Lease.Take(workspace.Database, lease, node, Now, Term, limit.Token) is null;
    }

    /// <summary>A mailbox that fails again and again is asked more rarely; its server may be counting.</summary>
    private static async Task<Duration> PauseOf(Workspace workspace, DeskMailbox box)
    {
        using var lease = workspace.Database.Read();
        var failures = await lease.Db.Set<MailboxStanding>().Where(s => s.MailboxId == box.Id).Select(s => s.Failures).FirstOrDefaultAsync();
        return Duration.Min(LongestPause, Pause * Math.Max(1, failures));
    }
}
