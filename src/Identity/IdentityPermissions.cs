using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.Identity;

public static class IdentityPermissions
{
    public static readonly Permission ManagePeople =
        Permission.Workspace("people.manage", Role.Admin, Texts<IdentityTexts>.Say("MayManagePeople"));

    public static readonly Permission OwnSettings =
        Permission.Own("settings.own", Texts<IdentityTexts>.Say("MayOwnSettings"));

    public static readonly Permission ReadPeople =
        Permission.Workspace("people.read", Actor.StaffRoles, Texts<IdentityTexts>.Say("MayReadPeople"), TokenScope.Read);

    /// <summary>What only the program itself orders, after it looked at a proof: opening sessions, using up links and codes. No role holds it, not even an administrator's.</summary>
    public static readonly Permission Program = new("identity.program", Role.None, InSpace: false, Texts<IdentityTexts>.Say("MayProgram"), TokenScope.Admin);

    public static readonly IReadOnlyList<Permission> All = [ManagePeople, ReadPeople, OwnSettings];
}
