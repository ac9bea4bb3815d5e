using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.Platform;

/// <summary>Rights over the workspace as a whole.</summary>
public static class PlatformPermissions
{
    public static readonly Permission Administer =
        Permission.Workspace("workspace.administer", Role.Admin, Texts<PlatformTexts>.Say("MayAdminister"));

    public static readonly Permission ReadAudit =
        Permission.Workspace("audit.read", Role.Auditor, Texts<PlatformTexts>.Say("MayReadAudit"), TokenScope.Read);

    /// <summary>Builds the example organisation in a workspace without work of its own, and takes it out again.</summary>
    public static readonly Permission ManageExample =
        Permission.Workspace("example.manage", Role.Admin, Texts<PlatformTexts>.Say("MayManageExample"));

    public static readonly IReadOnlyList<Permission> All = [Administer, ReadAudit, ManageExample];
}
