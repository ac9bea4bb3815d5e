using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Blobs;
using Steward.Platform.Commands;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>
/// Imports from upload to report, for every door: page, API, command line and job. Reading happens here, outside any transaction;
/// each step that changes something is a command.
/// </summary>
public sealed partial class ImportWork(Dispatcher dispatcher, BlobStore blobs)
{
    /// <summary>Keeps an uploaded file and notes it as an import of the space; answers its id.</summary>
    /// <param name="workspace">Where to.</param>
    /// <param name="actor">Who; must hold <see cref="WorkItemPermissions.Import"/> in the space.</param>
    /// <param name="space">Key of the space.</param>
    /// <param name="fileName">As the person calls it; says nothing about the type.</param>
    /// <param name="content">Read once.</param>
    /// <param name="given">A mapping to use; else the one remembered for this header, else a guess.</param>
    /// <param name="cancel">Stops; nothing stays but the file, which is removed a day later.</param>
    public async Task<Outcome<long>> Take(Workspace workspace, Actor actor, string space, string fileName, Stream content, ColumnMapping? given, CancellationToken cancel)
    {
        if (workspace.Get<SpaceDirectory>().Find(space) is not { ArchivedAt: null } found || !actor.May(WorkItemPermissions.Import, found.Id))
            return Refusal.Invalid("space", Texts<ImportTexts>.Say("ImportNotHere", space));
        var kept = await blobs.Keep(workspace, content, fileName, cancel);
        if (!kept.Succeeded) return kept.Refusal;
        using var copy = await LocalCopy.Of(blobs, workspace, kept.Answer.Hash, cancel) ?? throw new IOException("A file just kept is gone.");
        try
        {
            var file = TableFile.Examine(copy.Open, ImportPlanner.Choices(given));
            var (profile, mapping) = Understood(workspace, file, given, cancel);
            var started = await dispatcher.Send(
                workspace, new StartImport(space, fileName, kept.Answer.Hash, kept.Answer.Size) { Look = FileLook.Of(file, profile), Mapping = mapping }, actor, cancel: cancel);
            return started.Succeeded ? long.Parse(started.Answer.Id, System.Globalization.CultureInfo.InvariantCulture) : started.Refusal;
        }
        catch (UnreadableTableException unreadable)
        {
            return ImportRefusals.Of(unreadable);
        }
    }

    /// <summary>A dry run with the run's mapping or a new one: reads everything, counts against what is here, keeps the findings, changes no item.</summary>
    public async Task<Outcome<ImportCounts>> Check(Workspace workspace, Actor actor, long runId, ColumnMapping? mapping, CancellationToken cancel)
    {
        if (Find(workspace, actor, runId) is not { } run) return ImportOrders.NoSuchImport();
        using var copy = await LocalCopy.Of(blobs, workspace, run.Hash, cancel);
        if (copy is null) return ImportOrders.NoSuchImport();
        try
        {
            var plan = PlanOf(copy, mapping ?? ColumnMapping.FromJson(run.Mapping), null, cancel);
            var counts = Count(workspace, run.SpaceId, plan);
            var kept = await dispatcher.Send(workspace, new CheckImport(runId, plan.Mapping, counts), actor, cancel: cancel);
            if (!kept.Succeeded) return kept.Refusal;
            await Note(workspace, actor, runId, 0, plan.Problems, cancel);
            return counts;
        }
        catch (UnreadableTableException unreadable)
        {
            return ImportRefusals.Of(unreadable);
        }
    }

    /// <summary>What importing a file would do, without keeping anything: the command line's dry run.</summary>
    public Outcome<(ImportPlan Plan, ImportCounts Counts)> Foresee(Workspace workspace, string? space, Func<Stream> open, ColumnMapping? given, CancellationToken cancel)
    {
        try
        {
            var file = TableFile.Examine(open, ImportPlanner.Choices(given));
            var (_, mapping) = Understood(workspace, file, given, cancel);
            var plan = ImportPlanner.Plan(file, mapping, null, cancel);
            var spaceId = space is null ? null : workspace.Get<SpaceDirectory>().Find(space)?.Id;
            return (plan, Count(workspace, spaceId ?? 0, plan));
        }
        catch (UnreadableTableException unreadable)
        {
            return ImportRefusals.Of(unreadable);
        }
    }

    /// <summary>The import of an id, when the actor works in its space; nothing otherwise.</summary>
    public static ImportRun? Find(Workspace workspace, Actor actor, long runId)
    {
        using var lease = workspace.Database.Read();
        return lease.Db.Set<ImportRun>().FirstOrDefault(r => r.Id == runId) is { } run && actor.May(WorkItemPermissions.Import, run.SpaceId) ? run : null;
    }

    /// <summary>Every finding of an import, in the order of the rows.</summary>
    public static IReadOnlyList<RowProblem> Findings(Workspace workspace, long runId)
    {
        using var lease = workspace.Database.Read();
        return [.. lease.Db.Set<ImportFinding>().Where(f => f.RunId == runId).OrderBy(f => f.Row).ThenBy(f => f.Number).AsEnumerable().Select(f => f.Problem).OfType<RowProblem>()];
    }

    private static (TableProfile Profile, ColumnMapping Mapping) Understood(Workspace workspace, TableFile file, ColumnMapping? given, CancellationToken cancel)
    {
        var (profile, guessed) = ImportPlanner.Examine(file, given, cancel);
        if (given is not null || Remembered(workspace, profile) is not { } remembered) return (profile, guessed with { Sheet = given?.Sheet ?? guessed.Sheet });
        return (profile, remembered with { Sheet = null, HeaderRow = null });
    }

    // What was right for the last file with this header is right for the next one.
    private static ColumnMapping? Remembered(Workspace workspace, TableProfile profile)
    {
        var columns = profile.Columns.Select(column => column.Name).ToList();
        using var lease = workspace.Database.Read();
        var fingerprint = ColumnMapping.FingerprintOf(columns);
        if (lease.Db.Set<RememberedMapping>().FirstOrDefault(m => m.Fingerprint == fingerprint) is not { } known) return null;
        var mapping = ColumnMapping.FromJson(known.Mapping);
        return mapping.Columns.Keys.Concat(mapping.TitleFrom).All(columns.Contains) ? mapping : null;
    }

    private static ImportPlan PlanOf(LocalCopy copy, ColumnMapping mapping, IProgress<int>? progress, CancellationToken cancel) =>
        ImportPlanner.Plan(TableFile.Examine(copy.Open, ImportPlanner.Choices(mapping)), mapping, progress, cancel);

    private static ImportCounts Count(Workspace workspace, long spaceId, ImportPlan plan)
    {
        using var lease = workspace.Database.Read();
        var known = (from imported in lease.Db.Set<ImportedItem>()
                     join item in lease.Db.Set<Items.WorkItem>() on imported.ItemId equals item.Id
                     where imported.SpaceId == spaceId
                     select new { imported.ExternalId, imported.Content, Touched = imported.Version != item.Version }).ToDictionary(row => row.ExternalId, StringComparer.Ordinal);
        var (create, update, unchanged, kept) = (0, 0, 0, 0);
        foreach (var draft in plan.Drafts)
        {
            if (!known.TryGetValue(ExternalIds.Of(draft), out var there)) create++;
            else if (there.Content == ExternalIds.ContentOf(draft)) unchanged++;
            else if (there.Touched) kept++;
            else update++;
        }
        int Of(ProblemWeight weight) => plan.Problems.Count(problem => problem.Weight == weight);
        return new ImportCounts(plan.RowsRead, plan.Drafts.Count, create, update, unchanged, kept, plan.BadRows, Of(ProblemWeight.Warning), Of(ProblemWeight.Note));
    }

    private async Task Note(Workspace workspace, Actor actor, long runId, int from, IEnumerable<RowProblem> problems, CancellationToken cancel)
    {
        foreach (var some in problems.Chunk(NoteFindings.AtOnce))
        {
            (await dispatcher.Send(workspace, new NoteFindings(runId, from, some), actor, cancel: cancel)).OrThrow();
            from += some.Length;
        }
    }
}
