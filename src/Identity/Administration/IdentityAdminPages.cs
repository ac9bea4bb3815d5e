using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.Identity.Administration;

/// <summary>The administrator's pages of Identity.</summary>
internal sealed class IdentityAdminPages : IAdminPages
{
    private static readonly (string Name, AdminGroup Group, IconName Icon)[] Pages =
    [
        ("people", AdminGroup.People, IconName.People),
        ("teams", AdminGroup.People, IconName.Team),
        ("roles", AdminGroup.People, IconName.Lock),
        ("rights", AdminGroup.People, IconName.Help),
        ("calendars", AdminGroup.Work, IconName.Calendar),
        ("mail", AdminGroup.Mail, IconName.Mail),
        ("tokens", AdminGroup.Security, IconName.Key),
        ("history", AdminGroup.Security, IconName.History),
        ("settings", AdminGroup.Security, IconName.Undo),
        ("data", AdminGroup.Data, IconName.Download),
        ("jobs", AdminGroup.Data, IconName.Timer),
        ("health", AdminGroup.Data, IconName.Info),
    ];

    public IEnumerable<AdminPage> All() => Pages.Select(page =>
        new AdminPage(page.Name, page.Group, page.Icon, Say("Page_" + page.Name), Say("Settings_" + page.Name).Split(AdminPage.Between)));

    private static string Say(string key) => Texts<AdministrationTexts>.Say(key).ToString();
}
