using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.Identity;

public static class IdentityPermissions
{
    public static readonly Permission ManagePeople =
        Permission.Workspace("people.manage", Role.Admin, Texts<IdentityTexts>.Say("MayManagePeople"));

    public static readonly Permission OwnSettings =
        Permission.Own("settings.own", Texts<IdentityTexts>.Say("MayOwnSettings"));

    public static readonly IReadOnlyList<Permission> All = [ManagePeople, OwnSettings];
}
