using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>Anything that happened to an import.</summary>
public abstract record ImportHappening : Happening
{
    public override string Subject => "import";
}

public sealed record ImportStarted : ImportHappening
{
    public override string Kind => "import.started";
}

public sealed record ImportFinished : ImportHappening
{
    public override string Kind => "import.finished";
}

public sealed record ImportUndone : ImportHappening
{
    public override string Kind => "import.undone";
}

/// <summary>Notes an uploaded file that can be read as a table. Nothing of it is imported yet.</summary>
public sealed record StartImport(string Space, string FileName, string Hash, long Size) : ICommand<ImportStarting>
{
    public static Permission Needs => WorkItemPermissions.Import;

    /// <summary>How it looks and what it probably means; found out by reading it before the order.</summary>
    public required FileLook Look { get; init; }

    public required ColumnMapping Mapping { get; init; }
}

public sealed record ImportStarting(string Id);

internal sealed class StartImportHandler : IHandle<StartImport, ImportStarting>
{
    public Task<Outcome<ImportStarting>> Handle(StartImport command, CommandContext context) => Task.FromResult(Start(command, context));

    private static Outcome<ImportStarting> Start(StartImport command, CommandContext context)
    {
        if (context.Workspace.Get<SpaceDirectory>().Find(command.Space) is not { ArchivedAt: null } space || !context.Actor.ReadsAllOf(space.Id))
            return Refusal.Invalid("space", Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));
        if (context.Authorise(WorkItemPermissions.Import, space.Id) is { } forbidden) return forbidden;
        var run = new ImportRun
        {
            Id = Ids.Next(), SpaceId = space.Id, FileName = command.FileName.Length <= 255 ? command.FileName : command.FileName[..255], Hash = command.Hash, Size = command.Size,
            Fingerprint = ColumnMapping.FingerprintOf(command.Look.Columns.Select(column => column.Name)), Mapping = command.Mapping.ToJson(),
            Look = System.Text.Json.JsonSerializer.Serialize(command.Look, PlatformJson.Options), Rows = command.Look.Rows,
            ById = context.Actor.PersonId, Zone = context.Actor.Zone, CreatedAt = context.Now,
        };
        context.Db.Add(run);
        context.TellAbout(run);
        return new ImportStarting(run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
