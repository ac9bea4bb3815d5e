using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Importing.Applying;

/// <summary>What every order about an import does first and last.</summary>
internal static class ImportOrders
{
    /// <summary>The tracked run of an id when the actor may import into its space.</summary>
    public static async Task<(ImportRun? Run, Refusal? Refusal)> Import(this CommandContext context, long id)
    {
        var run = await context.Db.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == id);
        // Somebody who does not work in the space must not learn that there is an import.
        if (run is null || !context.Actor.ReadsAllOf(run.SpaceId)) return (null, NoSuchImport());
        return (run, context.Authorise(WorkItemPermissions.Import, run.SpaceId));
    }

    public static Refusal NoSuchImport() => Refusal.Missing(Texts<ImportTexts>.Say("NoSuchImport"));

    public static void TellAbout(this CommandContext context, ImportRun run)
    {
        context.Tell(new LiveNews(TopicOf(run.Id), run.SpaceId));
        context.Tell(new LiveNews(Querying.ItemWords.Topic));
        if (run.Stage is ImportStage.Done or ImportStage.Undone or ImportStage.Stopped)
            context.Tell(new LiveNews($"space:{context.Workspace.Get<SpaceDirectory>().KeyOf(run.SpaceId)}", run.SpaceId));
    }

    public static string TopicOf(long runId) => $"import:{runId}";
}
