using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Jobs;
using Steward.Platform.Workspaces;

namespace Steward.Web.Demo.Standing;

/// <summary>Builds the example that was asked for, from the outbox or at once. Begun anew after a crash, it clears away what was half built first.</summary>
internal sealed class ExampleBuilding(Dispatcher dispatcher, TimeProvider clock) : IJobHandler<BuildExample>
{
    public async Task Run(BuildExample job, Workspace workspace, CancellationToken cancel)
    {
        if (workspace.Get<ExampleBoard>().Latest is not { Stage: ExampleStage.Building } example || example.Id != job.ExampleId)
            return;
        try
        {
            await Build(workspace, job.ExampleId, null, null, cancel);
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            // shown where it was asked for, with a button to try again; trying ten times over would help nobody
            _ = await dispatcher.Send(workspace, new NoteExample(job.ExampleId, ExampleStage.Failed, 0) { Fault = fault.Message }, Actor.System, cancel: cancel);
        }
    }

    /// <summary>Builds it and says so after each step.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="id">Of the <see cref="Example"/>.</param>
    /// <param name="passwordHash">See <see cref="Demo.Build"/>.</param>
    /// <param name="moved">Hears of each step, besides the row.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public async Task Build(Workspace workspace, long id, string? passwordHash, Action<int>? moved, CancellationToken cancel)
    {
        _ = (await dispatcher.Send(workspace, new ClearExample(), Actor.System, cancel: cancel)).Answer;
        var now = Instant.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        await new Demo(dispatcher, workspace, now).Build(passwordHash, async step =>
        {
            cancel.ThrowIfCancellationRequested();
            moved?.Invoke(step);
            _ = await dispatcher.Send(workspace, new NoteExample(id, ExampleStage.Building, step), Actor.System, cancel: cancel);
        });
        _ = (await dispatcher.Send(workspace, new NoteExample(id, ExampleStage.Standing, Demo.Steps), Actor.System, cancel: cancel)).Answer;
    }
}
