using System.CommandLine;
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

/// <summary><c>steward import FILE --space KEY [--dry-run] [--map FILE]</c>, <c>steward import --undo ID</c> and <c>steward import FILE --whole</c>.</summary>
internal static class ImportVerb
{
    private static readonly Actor Shell = Actor.System with { Channel = Channel.Import };

    public static Command Build()
    {
        var storage = new StorageArguments();
        var file = new Argument<FileInfo?>("file") { Description = "CSV or XLSX file: helpdesk export, event log or task register.", Arity = ArgumentArity.ZeroOrOne };
        var space = new Option<string?>("--space") { Description = "Key of the space to import into; made when it does not exist." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and name every problem row; change nothing." };
        var map = new Option<FileInfo?>("--map") { Description = "JSON mapping of columns and values; the rest is guessed." };
        var undo = new Option<long?>("--undo") { Description = "Take an earlier import back by its id." };
        var force = new Option<bool>("--force") { Description = "With --undo: remove items that were changed since as well." };
        var whole = new Option<bool>("--whole") { Description = "The file is an export of a whole workspace; it goes into an empty one." };
        var command = storage.AddTo(new Command("import", "Imports a table of items with their history, takes an import back, or brings a whole workspace in.") { file, space, dryRun, map, undo, force, whole });
        command.Validators.Add(result =>
        {
            if (result.GetValue(whole))
            {
                if (result.GetValue(file) is null || result.GetValue(undo) is not null || result.GetValue(dryRun) || !string.IsNullOrWhiteSpace(result.GetValue(space)))
                    result.AddError("With --whole give the exported file, and nothing else but --workspace.");
                return;
            }

            if (result.GetValue(undo) is null && (result.GetValue(file) is null || string.IsNullOrWhiteSpace(result.GetValue(space))))
                result.AddError("Give a file and --space KEY, or --undo ID.");
            if (result.GetValue(undo) is not null && result.GetValue(file) is not null)
                result.AddError("Give either a file or --undo ID, not both.");
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(whole) ? WholeImport.Run(storage, parsed, parsed.GetRequiredValue(file)!, cancel) : storage.Run(
            parsed,
            (services, workspace) =>
            {
                var shell = new ImportShell(services.GetRequiredService<ImportWork>(), services.GetRequiredService<Dispatcher>(), workspace, Shell, storage.AsJson(parsed));
                if (parsed.GetValue(undo) is { } id) return shell.Undo(id, parsed.GetValue(force), cancel);
                var key = parsed.GetRequiredValue(space)!.Trim().ToUpperInvariant();
                return parsed.GetValue(dryRun)
                    ? shell.DryRun(parsed.GetRequiredValue(file)!, key, parsed.GetValue(map), cancel)
                    : shell.Import(parsed.GetRequiredValue(file)!, key, parsed.GetValue(map), cancel);
            },
            Words));
        return command;
    }

    private static string Words(ImportReport report)
    {
        var lines = report.Problems.Where(problem => problem.Weight != ProblemWeight.Note || report.Undone).Select(problem => (problem.Weight == ProblemWeight.Error ? "- " : "  ") + problem.Sentence).ToList();
        lines.Add(report.Summary);
        return string.Join('\n', lines);
    }
}

/// <summary>An import as the command line answers it.</summary>
internal sealed record ImportReport(
    string? Id, string? Space, string? File, bool DryRun, bool Undone, int Rows, int Items, int Created, int Updated, int Unchanged, int Kept, int Removed,
    int BadRows, int Warnings, int Notes, string Summary, IReadOnlyList<ImportReportProblem> Problems);

internal sealed record ImportReportProblem(int Row, string? Column, string? Value, string Kind, ProblemWeight Weight, string Sentence)
{
    public static ImportReportProblem Of(RowProblem problem) =>
        new(problem.Row, problem.Column, problem.Value, problem.Kind.Code, problem.Weight, problem.In(CultureInfo.CurrentUICulture));
}
