using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Configuration.Classes;

/// <summary>The administrator's page about what configuration items there can be.</summary>
internal sealed class CiAdminPages : IAdminPages
{
    public IEnumerable<AdminPage> All() =>
        [new AdminPage("configuration", AdminGroup.Work, IconName.Database, Say("Page_configuration"), Say("Settings_configuration").Split(AdminPage.Between))];

    private static string Say(string key) => Texts<ConfigurationTexts>.Say(key).ToString();
}
