using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.WorkItems.Defining;

/// <summary>The administrator's pages about types of work.</summary>
internal sealed class TypeAdminPages : IAdminPages
{
    private static readonly (string Name, IconName Icon)[] Pages =
        [("types", IconName.Task), ("priorities", IconName.Flag), ("workflows", IconName.Board)];

    public IEnumerable<AdminPage> All() => Pages.Select(page =>
        new AdminPage(page.Name, AdminGroup.Work, page.Icon, Say("Page_" + page.Name), Say("Settings_" + page.Name).Split(AdminPage.Between)));

    private static string Say(string key) => Texts<FieldTexts>.Say(key).ToString();
}
