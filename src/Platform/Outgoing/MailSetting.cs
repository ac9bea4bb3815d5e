using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Steward.Platform.Commands;
using Steward.Platform.Configuring;
using Steward.Platform.Data;
using Steward.Platform.Text;

namespace Steward.Platform.Outgoing;

/// <summary>By which server the workspace sends, with its earlier states. The password is in none of them.</summary>
internal sealed class MailSetting : Setting<ChangeMailSettings, Done>
{
    public override string Name => "outgoing-mail";

    public override Said Title => Texts<ConfiguringTexts>.Say("OutgoingMail");

    public override IReadOnlyList<string> ChangedBy => ["mail.settings-changed"];

    protected override async Task<IReadOnlyList<(string Key, string Title, ChangeMailSettings Order)>> Orders(AppDb db) =>
        [.. (await db.Set<MailSettings>().AsNoTracking().ToListAsync()).Select(s => ("", s.Host,
            new ChangeMailSettings(s.Host, s.Port.ToString(CultureInfo.InvariantCulture), s.Protection, s.FromAddress, s.PublicAddress)
            {
                AllowPrivate = s.AllowPrivate, Fingerprint = s.Fingerprint, User = s.User, FromName = s.FromName, ReplyTo = s.ReplyTo,
            }))];
}
