using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Importing;
using Steward.Platform.Jobs;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Importing.Applying;

public sealed partial class ImportWork
{
    /// <summary>Carries an ordered import out, chunk by chunk. May be called again after a crash: what is there already is not made twice.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="runId">An import ordered by <see cref="RunImport"/>.</param>
    /// <param name="progress">Hears how many items are through, of how many.</param>
    /// <param name="cancel">Stops between chunks; the run can go on later.</param>
    /// <returns>Nothing, or why it stopped.</returns>
    public async Task<Refusal?> CarryOut(Workspace workspace, long runId, IProgress<(int Passed, int Items)>? progress, CancellationToken cancel)
    {
        var (run, actor) = Who(workspace, runId);
        if (run is null) return ImportOrders.NoSuchImport();
        var claimed = await dispatcher.Send(workspace, new ClaimImport(runId), actor, cancel: cancel);
        if (!claimed.Succeeded) return claimed.Refusal;
        try
        {
            using var copy = await LocalCopy.Of(blobs, workspace, run.Hash, cancel);
            if (copy is null) throw new ImportStoppedException(ImportOrders.NoSuchImport());
            var plan = PlanOf(copy, ColumnMapping.FromJson(run.Mapping), null, cancel);
            var parties = await new PartyMaking(dispatcher, workspace).Ready(runId, plan.Drafts, actor, cancel);
            await Apply(workspace, run, actor, plan, parties, progress, cancel);
            (await dispatcher.Send(workspace, new FinishImport(runId, null), actor, cancel: cancel)).OrThrow();
            return null;
        }
        catch (ImportStoppedException stopped)
        {
            return await Stop(workspace, runId, stopped.Refusal);
        }
        catch (UnreadableTableException unreadable)
        {
            return await Stop(workspace, runId, ImportRefusals.Of(unreadable));
        }
    }

    /// <summary>Carries an ordered undo out; answers nothing, or why it stopped.</summary>
    public async Task<Refusal?> TakeBack(Workspace workspace, long runId, bool force, CancellationToken cancel)
    {
        var (run, actor) = Who(workspace, runId);
        if (run is null) return ImportOrders.NoSuchImport();
        var number = FindingsOf(workspace, runId);
        long after = 0;
        while (true)
        {
            var taken = await dispatcher.Send(workspace, new TakeItemsBack(runId, force, after), actor, cancel: cancel);
            if (!taken.Succeeded) return taken.Refusal;
            if (taken.Answer.Last is not { } last) break;
            var kept = taken.Answer.Kept.Select(item => ItemProblems.KeptAtUndo.At(item.Row, null, item.Key)).ToList();
            await Note(workspace, actor, runId, number, kept, cancel);
            (number, after) = (number + kept.Count, last);
        }
        await new PartyMaking(dispatcher, workspace).TakeBack(runId, cancel);
        var finished = await dispatcher.Send(workspace, new FinishUndo(runId), actor, cancel: cancel);
        return finished.Succeeded ? null : finished.Refusal;
    }

    private async Task Apply(
        Workspace workspace, ImportRun run, Actor actor, ImportPlan plan, PartyBook parties, IProgress<(int, int)>? progress, CancellationToken cancel)
    {
        var clock = new ImportClock(plan.Mapping, run.Zone);
        var number = FindingsOf(workspace, run.Id);
        var passed = 0;
        foreach (var drafts in plan.Drafts.Chunk(ApplyDrafts.AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            var applied = (await dispatcher.Send(workspace, new ApplyDrafts(run.Id, drafts, parties, clock, clock.End(plan.AsOf)), actor, cancel: cancel)).OrThrow();
            RowProblem[] found =
            [
                .. applied.KeptRows.Select(item => ItemProblems.ChangedHere.At(item.Row, null, item.Key)),
                .. applied.OddValues.Select(odd => ItemProblems.FieldUnreadable.At(odd.Row, odd.Field, odd.Value)),
            ];
            await Note(workspace, actor, run.Id, number, found, cancel);
            number += found.Length;
            progress?.Report((passed += drafts.Length, plan.Drafts.Count));
        }

        foreach (var drafts in plan.Drafts.Where(draft => draft.Parent is not null || draft.Links is not null).Chunk(ApplyDrafts.AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            (await dispatcher.Send(workspace, new TieDrafts(run.Id, drafts), actor, cancel: cancel)).OrThrow();
        }
    }

    /// <summary>The run and who stands behind it: rights are those of now, so a disabled person's import stops.</summary>
    private static (ImportRun? Run, Actor Actor) Who(Workspace workspace, long runId)
    {
        using var lease = workspace.Database.Read();
        var run = lease.Db.Set<ImportRun>().FirstOrDefault(r => r.Id == runId);
        var people = workspace.Get<PeopleDirectory>().Now;
        if (run?.ById is not { } by) return (run, Actor.System with { Channel = Channel.Import });
        return (run, people.Find(by) is { DisabledAt: null } person ? people.ActorOf(person, Channel.Import) : Actor.Anonymous with { Channel = Channel.Import });
    }

    private static int FindingsOf(Workspace workspace, long runId)
    {
        using var lease = workspace.Database.Read();
        return (lease.Db.Set<ImportFinding>().Where(f => f.RunId == runId).Max(f => (int?)f.Number) ?? -1) + 1;
    }

    private async Task<Refusal> Stop(Workspace workspace, long runId, Refusal refusal)
    {
        await dispatcher.Send(workspace, new FinishImport(runId, refusal.Sentence.In(CultureInfo.InvariantCulture)), Actor.System with { Channel = Channel.Import });
        return refusal;
    }
}

internal sealed class CarryOutImportHandler(ImportWork work) : IJobHandler<CarryOutImport>
{
    // A refusal was noted at the run, where people see it; trying again would not help.
    public Task Run(CarryOutImport job, Workspace workspace, CancellationToken cancel) => work.CarryOut(workspace, job.RunId, null, cancel);
}

internal sealed class TakeImportBackHandler(ImportWork work) : IJobHandler<TakeImportBack>
{
    public Task Run(TakeImportBack job, Workspace workspace, CancellationToken cancel) => work.TakeBack(workspace, job.RunId, job.Force, cancel);
}
