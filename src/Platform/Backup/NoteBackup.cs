using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;

namespace Steward.Platform.Backup;

/// <summary>Notes in the history that a backup was taken: it holds everything, so who took one when must be known.</summary>
public sealed record NoteBackup(string FileName, long Rows, long Bytes) : ICommand<Done>
{
    public static Permission Needs => PlatformPermissions.Administer;
}

/// <summary>Notes that a backup was restored elsewhere and looked at, with what was found.</summary>
public sealed record NoteRestoreDrill(string Found) : ICommand<Done>, ICheckItself
{
    private const int Longest = 500;

    public static Permission Needs => PlatformPermissions.Administer;

    public Refusal? Check() => string.IsNullOrWhiteSpace(Found)
        ? Refusal.Invalid("found", Texts<PlatformTexts>.Say("DrillFound"))
        : Found.Trim().Length > Longest ? Refusal.Invalid("found", Texts<PlatformTexts>.Say("DrillTooLong", Longest)) : null;
}

public sealed record BackupTaken : Happening
{
    public override string Kind => "workspace.backed-up";

    public override string Subject => "workspace";
}

public sealed record RestoreDrilled : Happening
{
    public override string Kind => "workspace.restore-drilled";

    public override string Subject => "workspace";
}

internal sealed class NoteBackupHandler : IHandle<NoteBackup, Done>
{
    public Task<Outcome<Done>> Handle(NoteBackup command, CommandContext context)
    {
        context.Record(new BackupTaken
        {
            SubjectId = 0,
            Changes =
            [
                new Change("file", null, command.FileName), new Change("rows", null, command.Rows.ToString(CultureInfo.InvariantCulture)),
                new Change("bytes", null, command.Bytes.ToString(CultureInfo.InvariantCulture)),
            ],
        });
        return Task.FromResult<Outcome<Done>>(Done.Instance);
    }
}

internal sealed class NoteRestoreDrillHandler : IHandle<NoteRestoreDrill, Done>
{
    public async Task<Outcome<Done>> Handle(NoteRestoreDrill command, CommandContext context)
    {
        var at = InstantPattern.ExtendedIso.Format(context.Now);
        if (await context.Db.Set<WorkspaceFact>().FirstOrDefaultAsync(f => f.Name == WorkspaceFacts.RestoreDrilled) is { } fact)
            fact.Value = at;
        else
            context.Db.Add(new WorkspaceFact { Name = WorkspaceFacts.RestoreDrilled, Value = at });
        context.Record(new RestoreDrilled { SubjectId = 0, Note = command.Found.Trim() });
        return Done.Instance;
    }
}
