using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;

namespace Steward.Platform.Audit;

/// <summary>Notes that somebody takes a part of the history away as a file; only then is it given out.</summary>
/// <param name="Format">csv or xlsx.</param>
/// <param name="Filter">Which part, as it stands in the address.</param>
public sealed record ExportHistory(string Format, string Filter) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.ReadAudit;
}

public sealed record HistoryExported : Happening
{
    public override string Kind => "history.exported";

    public override string Subject => "history";
}

internal sealed class ExportHistoryHandler : IHandle<ExportHistory, Done>
{
    public Task<Outcome<Done>> Handle(ExportHistory command, CommandContext context)
    {
        context.Record(new HistoryExported
        {
            SubjectId = 0, Changes = [new Change("format", null, command.Format)], Note = command.Filter.Length == 0 ? null : command.Filter,
        });
        return Task.FromResult<Outcome<Done>>(Done.Instance);
    }
}
