using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;

namespace Steward.ServiceDesk.Clocks.Stepping;

/// <summary>Looks every ten seconds for clocks with something to do, by one range of an index; each is then a command of its own.</summary>
internal sealed class ClockScan(Dispatcher dispatcher, TimeProvider clock) : IRepeatedJob
{
    private const int AtOnce = 200;

    private static readonly Actor Clocks = Actor.System.Through(Channel.Automation);

    public string Kind => "desk.clocks";

    public Duration Every => Duration.FromSeconds(10);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var tried = new HashSet<long>();
        while (true)
        {
            List<long> due;
            using (var lease = workspace.Database.Read())
                due = await Due(lease.Db, Instant.FromDateTimeOffset(clock.GetUtcNow())).Take(AtOnce).ToListAsync(cancel);
            due.RemoveAll(id => !tried.Add(id));
            if (due.Count == 0)
                return;
            foreach (var id in due)
            {
                var taken = await dispatcher.Send(workspace, new TakeSteps(id), Clocks, cancel: cancel);
                if (!taken.Succeeded)
                    await dispatcher.Send(workspace, new TakeSteps(id, taken.Refusal.Sentence.ToString()), Clocks, cancel: cancel);
            }
        }
    }

    public static IQueryable<long> Due(AppDb db, Instant now) => db.Set<Clock>().Where(c => c.NextAt <= now).OrderBy(c => c.NextAt).Select(c => c.Id);
}
