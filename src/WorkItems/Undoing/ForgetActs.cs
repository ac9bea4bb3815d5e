using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Data;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;

namespace Steward.WorkItems.Undoing;

/// <summary>Takes away what can no longer be undone: it would only be a second copy of the history.</summary>
internal sealed class ForgetActs(TimeProvider clock) : IRepeatedJob
{
    public string Kind => "items.forget-acts";

    public Duration Every => Duration.FromHours(1);

    public async Task Run(Workspace workspace, CancellationToken cancel)
    {
        var before = Instant.FromDateTimeOffset(clock.GetUtcNow()) - ActStep.Undoable;
        await workspace.Database.Write(async db =>
        {
            var gone = await db.Set<ActStep>().Where(s => s.At < before).ExecuteDeleteAsync(cancel);
            return new Written<int>(gone, Keep: true);
        }, cancel);
    }
}
