using Microsoft.EntityFrameworkCore;
using Steward.Identity.SettingUp;
using Steward.Platform.Edge;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Importing.Pages;

/// <summary>The line "Bring data" at set-up.</summary>
internal sealed class DataTask : ISetUpTask
{
    public int Order => 50;

    public async ValueTask<SetUpTask> Look(Visit visit, CancellationToken cancel)
    {
        var example = visit.Db.MadeByExample("item.created");
        var count = await visit.Db.Set<WorkItem>().CountAsync(i => !example.Contains(i.Id), cancel);
        var status = count > 0 ? Texts<ImportTexts>.Say("TaskDataCount", count) : Texts<ImportTexts>.Say("TaskNoData");
        return new SetUpTask(Texts<ImportTexts>.Say("TaskData").ToString(), status.ToString(), count > 0, "/imports");
    }
}
