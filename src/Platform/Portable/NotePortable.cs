using System.Globalization;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;

namespace Steward.Platform.Portable;

/// <summary>Notes that somebody takes the whole workspace away as a file; only then is it written.</summary>
public sealed record NoteExport(string FileName) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

/// <summary>Notes that this workspace came from an export.</summary>
public sealed record NoteArrival(string FileName, long Rows) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

public sealed record WorkspaceExported : Happening
{
    public override string Kind => "workspace.exported";

    public override string Subject => "workspace";
}

public sealed record WorkspaceArrived : Happening
{
    public override string Kind => "workspace.arrived";

    public override string Subject => "workspace";
}

internal sealed class NoteExportHandler : IHandle<NoteExport, Done>
{
    public Task<Outcome<Done>> Handle(NoteExport command, CommandContext context)
    {
        context.Record(new WorkspaceExported { SubjectId = 0, Changes = [new Change("file", null, command.FileName)] });
        return Task.FromResult<Outcome<Done>>(Done.Instance);
    }
}

internal sealed class NoteArrivalHandler : IHandle<NoteArrival, Done>
{
    public Task<Outcome<Done>> Handle(NoteArrival command, CommandContext context)
    {
        context.Record(new WorkspaceArrived
        {
            SubjectId = 0, Changes = [new Change("file", null, command.FileName), new Change("rows", null, command.Rows.ToString(CultureInfo.InvariantCulture))],
        });
        return Task.FromResult<Outcome<Done>>(Done.Instance);
    }
}
