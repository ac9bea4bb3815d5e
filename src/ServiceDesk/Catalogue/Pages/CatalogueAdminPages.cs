using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Catalogue.Pages;

/// <summary>The administrator's pages about what people can ask for.</summary>
internal sealed class CatalogueAdminPages : IAdminPages
{
    public IEnumerable<AdminPage> All() =>
        [new AdminPage("offerings", AdminGroup.Work, IconName.Services, Texts<CatalogueTexts>.Say("Page_offerings").ToString(), Texts<CatalogueTexts>.Say("Settings_offerings").ToString().Split(AdminPage.Between))];
}
