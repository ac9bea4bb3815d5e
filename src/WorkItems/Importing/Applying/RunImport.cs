using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Jobs;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>Orders a checked import to be carried out in the background; a stopped one goes on where it stopped.</summary>
public sealed record RunImport(long RunId) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;

    /// <summary>Without a job: the caller (the command line) carries it out itself.</summary>
    public bool Here { get; init; }
}

/// <summary>The work of an import in the outbox.</summary>
public sealed record CarryOutImport(long RunId) : IJob
{
    public static string Kind => "work.import";

    public static Said? Words => Texts<ImportTexts>.Say("JobImport");
}

/// <summary>Marks a run as being worked on; refused while somebody else is at it.</summary>
public sealed record ClaimImport(long RunId) : ICommand<Done>
{
    /// <summary>Work that has not moved for so long is taken to be dead.</summary>
    public static readonly Duration Silence = Duration.FromSeconds(100);

    public static Permission Needs => WorkItemPermissions.Import;
}

/// <summary>Ends a run: done, or stopped with the sentence that says why. A mapping that worked is remembered for the next such file.</summary>
public sealed record FinishImport(long RunId, string? Fault) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;
}

internal sealed class RunImportHandler : IHandle<RunImport, Done>
{
    public async Task<Outcome<Done>> Handle(RunImport command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        var isDead = run!.Stage == ImportStage.Running && run.MovedAt is { } moved && context.Now - moved > ClaimImport.Silence;
        if (!isDead && run.Stage is not (ImportStage.Checked or ImportStage.Stopped)) return Refusal.Conflict(Texts<ImportTexts>.Say(run.Stage == ImportStage.Mapping ? "ImportNotChecked" : "ImportIsDecided"));
        run.Stage = ImportStage.Waiting;
        run.StartedAt = context.Now;
        run.Fault = null;
        // What the dry run foresaw is counted anew as it happens.
        (run.Created, run.Updated, run.Unchanged, run.Kept, run.Passed) = (0, 0, 0, 0, 0);
        await LetTypesIn(run, context);
        context.Record(new ImportStarted { SubjectId = run.Id, SpaceId = run.SpaceId, Changes = [new Change("file", null, run.FileName)] });
        if (!command.Here) context.Enqueue(new CarryOutImport(run.Id), $"import:{run.Id}");
        context.TellAbout(run);
        return Done.Instance;
    }

    /// <summary>A space that never had SMS tasks gets the type with its first register.</summary>
    private static async Task LetTypesIn(ImportRun run, CommandContext context)
    {
        var mapping = ColumnMapping.FromJson(run.Mapping);
        var space = await context.Db.Set<Space>().FirstAsync(s => s.Id == run.SpaceId);
        var missing = mapping.Types.Values.Append(mapping.Type ?? "incident").Distinct().Where(type => !space.TypeKeys.Contains(type)).ToList();
        if (missing.Count == 0) return;
        space.Types = string.Join(',', space.TypeKeys.Concat(missing));
        context.Tell(new LiveNews(SpaceDirectory.Topic));
    }
}

internal sealed class ClaimImportHandler : IHandle<ClaimImport, Done>
{
    public async Task<Outcome<Done>> Handle(ClaimImport command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        var isAtWork = run!.Stage is ImportStage.Running && run.MovedAt is { } moved && context.Now - moved < ClaimImport.Silence;
        if (isAtWork || run.Stage is not (ImportStage.Waiting or ImportStage.Running)) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportIsDecided"));
        run.Stage = ImportStage.Running;
        run.MovedAt = context.Now;
        context.TellAbout(run);
        return Done.Instance;
    }
}

internal sealed class FinishImportHandler : IHandle<FinishImport, Done>
{
    public async Task<Outcome<Done>> Handle(FinishImport command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        run!.Stage = command.Fault is null ? ImportStage.Done : ImportStage.Stopped;
        run.Fault = command.Fault;
        run.FinishedAt = context.Now;
        if (command.Fault is null)
        {
            if (await context.Db.Set<RememberedMapping>().FirstOrDefaultAsync(m => m.Fingerprint == run.Fingerprint) is { } known) (known.Mapping, known.At) = (run.Mapping, context.Now);
            else context.Db.Add(new RememberedMapping { Fingerprint = run.Fingerprint, Mapping = run.Mapping, At = context.Now });
            context.Record(new ImportFinished { SubjectId = run.Id, SpaceId = run.SpaceId, Changes = [new Change("items", null, run.Created.ToString(System.Globalization.CultureInfo.InvariantCulture))] });
        }
        context.TellAbout(run);
        return Done.Instance;
    }
}
