using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>Drops an upload that was never carried out; its file goes with the next clean-up.</summary>
public sealed record DiscardImport(long RunId) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.Import;
}

internal sealed class DiscardImportHandler : IHandle<DiscardImport, Done>
{
    public async Task<Outcome<Done>> Handle(DiscardImport command, CommandContext context)
    {
        var (run, refusal) = await context.Import(command.RunId);
        if (refusal is not null) return refusal;
        if (run!.Stage > ImportStage.Checked) return Refusal.Conflict(Texts<ImportTexts>.Say("ImportIsDecided"));
        await context.Db.Set<ImportFinding>().Where(f => f.RunId == run.Id).ExecuteDeleteAsync();
        context.Db.Remove(run);
        context.TellAbout(run);
        return Done.Instance;
    }
}
