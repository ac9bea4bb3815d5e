using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Importing;
using Steward.Platform.Text;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>Counts of a dry run.</summary>
public sealed record ImportCounts(int Rows, int Items, int Create, int Update, int Unchanged, int Kept, int BadRows, int Warnings, int Notes);

/// <summary>Keeps how a file is understood and what a dry run with it found; earlier findings of the run give way.</summary>
public sealed record CheckImport(long RunId, ColumnMapping Mapping, ImportCounts Counts) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;
}

/// <summary>Adds findings to a run, some hundred at a time so that no commit gets long.</summary>
public sealed record NoteFindings(long RunId, int From, IReadOnlyList<RowProblem> Problems) : ICommand<Done>
{
    public const int AtOnce = 1_000;

    public static Permission Needs => WorkItemPermissions.Import;
}

internal sealed class CheckImportHandler : IHandle<CheckImport, Done>
{
    public async Task<Outcome<Done>> Handle(CheckImport command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        if (run!.Stage > ImportStage.Checked) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportIsDecided"));
        await context.Db.Set<ImportFinding>().Where(f => f.RunId == run.Id).ExecuteDeleteAsync();
        var counts = command.Counts;
        run.Mapping = command.Mapping.ToJson();
        run.Stage = ImportStage.Checked;
        (run.Rows, run.Items, run.BadRows, run.Warnings, run.Notes) = (counts.Rows, counts.Items, counts.BadRows, counts.Warnings, counts.Notes);
        (run.Created, run.Updated, run.Unchanged, run.Kept) = (counts.Create, counts.Update, counts.Unchanged, counts.Kept);
        context.TellAbout(run);
        return Done.Instance;
    }
}

internal sealed class NoteFindingsHandler : IHandle<NoteFindings, Done>
{
    public async Task<Outcome<Done>> Handle(NoteFindings command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        var number = command.From;
        foreach (var problem in command.Problems) context.Db.Add(ImportFinding.Of(run!.Id, number++, problem));
        return Done.Instance;
    }
}
