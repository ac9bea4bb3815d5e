using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.WorkItems.Retention;

/// <summary>The administrator's page about how long work is kept.</summary>
internal sealed class RetentionAdminPages : IAdminPages
{
    public IEnumerable<AdminPage> All() =>
        [new AdminPage("retention", AdminGroup.Data, IconName.Clock, Say("Title"), Say("Settings").Split(AdminPage.Between))];

    private static string Say(string key) => Texts<RetentionTexts>.Say(key).ToString();
}
