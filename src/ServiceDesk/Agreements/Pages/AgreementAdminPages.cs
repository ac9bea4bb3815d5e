using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Agreements.Pages;

/// <summary>The administrator's pages about what is provided and promised.</summary>
internal sealed class AgreementAdminPages : IAdminPages
{
    private static readonly (string Name, IconName Icon)[] Pages = [("services", IconName.Portal), ("agreements", IconName.Flag), ("clocks", IconName.Clock)];

    public IEnumerable<AdminPage> All() =>
        Pages.Select(page => new AdminPage(page.Name, AdminGroup.Work, page.Icon, Say("Page_" + page.Name), Say("Settings_" + page.Name).Split(AdminPage.Between)));

    private static string Say(string key) => Texts<AgreementTexts>.Say(key).ToString();
}
