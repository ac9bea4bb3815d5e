using Steward.Platform.Design;
using Steward.Platform.Modules;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Mailboxes;

/// <summary>The administrators' pages about mail that comes in.</summary>
internal sealed class MailboxAdminPages : IAdminPages
{
    public IEnumerable<AdminPage> All() =>
    [
        new AdminPage("mailboxes", AdminGroup.Mail, IconName.Inbox, Say("Mailboxes"), Say("Settings_Mailboxes").Split(AdminPage.Between)),
        new AdminPage("received-mail", AdminGroup.Mail, IconName.Mail, Say("Received"), Say("Settings_Received").Split(AdminPage.Between)),
        new AdminPage("letters", AdminGroup.Mail, IconName.Edit, Say("Letters"), Say("Settings_Letters").Split(AdminPage.Between)),
    ];

    private static string Say(string key) => Texts<MailboxTexts>.Say(key).ToString();
}
