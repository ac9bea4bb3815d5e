using System.Globalization;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Importing;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Importing;
using Steward.WorkItems.Importing.Applying;
using Steward.WorkItems.Spaces;

namespace Steward.Web.CommandLine;

/// <summary>Imports for somebody at a shell: the steps of the pages in one go, in this process.</summary>
internal sealed class ImportShell(ImportWork work, Dispatcher dispatcher, Workspace workspace, Actor actor, bool quiet)
{
    public async Task<Outcome<ImportReport>> DryRun(FileInfo file, string space, FileInfo? map, CancellationToken cancel)
    {
        var mapping = await Mapping(map, cancel);
        if (!mapping.Succeeded) return mapping.Refusal;
        var foreseen = work.Foresee(workspace, space, file.OpenRead, mapping.Answer.Mapping, cancel);
        if (!foreseen.Succeeded) return foreseen.Refusal;
        var (plan, counts) = foreseen.Answer;
        var summary = Say("ShellDryRun", counts.Rows, counts.Create, counts.Update, counts.Unchanged, counts.BadRows, counts.Warnings);
        return new ImportReport(null, space, file.Name, true, false, counts.Rows, counts.Items, counts.Create, counts.Update, counts.Unchanged, counts.Kept, 0,
            counts.BadRows, counts.Warnings, counts.Notes, summary, [.. plan.Problems.Select(ImportReportProblem.Of)]);
    }

    public async Task<Outcome<ImportReport>> Import(FileInfo file, string space, FileInfo? map, CancellationToken cancel)
    {
        var mapping = await Mapping(map, cancel);
        if (!mapping.Succeeded) return mapping.Refusal;
        // Everything that can be refused is, before anything is made: a space for a file that cannot be read would be half done.
        var foreseen = work.Foresee(workspace, space, file.OpenRead, mapping.Answer.Mapping, cancel);
        if (!foreseen.Succeeded) return foreseen.Refusal;
        if (await MakeSpace(space, foreseen.Answer.Plan.Mapping, cancel) is { } noSpace) return noSpace;

        await using var content = file.OpenRead();
        var taken = await work.Take(workspace, actor, space, file.Name, content, mapping.Answer.Mapping, cancel);
        if (!taken.Succeeded) return taken.Refusal;
        var id = taken.Answer;
        var check = await work.Check(workspace, actor, id, null, cancel);
        if (!check.Succeeded) return check.Refusal;
        var ordered = await dispatcher.Send(workspace, new RunImport(id) { Here = true }, actor, cancel: cancel);
        if (!ordered.Succeeded) return ordered.Refusal;
        if (await work.CarryOut(workspace, id, new Line(quiet), cancel) is { } stopped) return stopped;
        var run = ImportWork.Find(workspace, actor, id)!;
        return Report(run, Say("ShellDone", run.Rows, run.Created, run.Updated, run.Unchanged, run.BadRows, run.Warnings, id.ToString(CultureInfo.InvariantCulture)));
    }

    public async Task<Outcome<ImportReport>> Undo(long id, bool force, CancellationToken cancel)
    {
        var ordered = await dispatcher.Send(workspace, new UndoImport(id, force) { Here = true }, actor, cancel: cancel);
        if (!ordered.Succeeded) return ordered.Refusal;
        if (await work.TakeBack(workspace, id, force, cancel) is { } stopped) return stopped;
        var run = ImportWork.Find(workspace, actor, id)!;
        var report = Report(run, "") with { Undone = true };
        var kept = report.Problems.Where(problem => problem.Kind == ItemProblems.KeptAtUndo.Code).ToList();
        return report with { Problems = kept, Summary = Say("ShellUndone", run.Removed, kept.Count) };
    }

    private ImportReport Report(ImportRun run, string summary) => new(
        run.Id.ToString(CultureInfo.InvariantCulture), workspace.Get<SpaceDirectory>().KeyOf(run.SpaceId), run.FileName, false, false, run.Rows, run.Items,
        run.Created, run.Updated, run.Unchanged, run.Kept, run.Removed, run.BadRows, run.Warnings, run.Notes, summary,
        [.. ImportWork.Findings(workspace, run.Id).Select(ImportReportProblem.Of)]);

    private static async Task<Outcome<Given>> Mapping(FileInfo? map, CancellationToken cancel)
    {
        if (map is null) return new Given(null);
        try
        {
            return new Given(ColumnMapping.FromJson(await File.ReadAllTextAsync(map.FullName, cancel)));
        }
        catch (UnreadableTableException unreadable)
        {
            return ImportRefusals.Of(unreadable);
        }
    }

    /// <summary>An empty workspace has no space yet: an import from the shell makes the one it names.</summary>
    private async Task<Refusal?> MakeSpace(string key, ColumnMapping mapping, CancellationToken cancel)
    {
        if (workspace.Get<SpaceDirectory>().Find(key) is not null) return null;
        var isRegister = mapping.Kind == ImportKind.TaskRegister;
        var kind = isRegister ? SpaceKind.Process : mapping.Type is "task" ? SpaceKind.Project : SpaceKind.ServiceDesk;
        var made = await dispatcher.Send(workspace, new CreateSpace(key, Say(isRegister ? "SpaceOfTasks" : "SpaceOfDesk", key), kind) { InPortal = kind == SpaceKind.ServiceDesk }, actor, cancel: cancel);
        return made.Succeeded ? null : made.Refusal;
    }

    private static string Say(string key, params object?[] arguments) => Texts<ImportTexts>.Say(key, arguments).ToString();

    private sealed record Given(ColumnMapping? Mapping);

    /// <summary>One line that grows, for people; scripts see nothing of it.</summary>
    private sealed class Line(bool quiet) : IProgress<(int Passed, int Items)>
    {
        public void Report((int Passed, int Items) value)
        {
            if (quiet || Console.IsErrorRedirected) return;
            Console.Error.Write("\r" + Say("ShellProgress", value.Passed, value.Items) + (value.Passed == value.Items ? "\n" : ""));
        }
    }
}
