using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.Collaboration;

public static class CollaborationPermissions
{
    /// <summary>One's own inbox, its rules and one's own drafts.</summary>
    public static readonly Permission Own = Permission.Own("collaboration.own", Texts<CollaborationTexts>.Say("MayOwn"));

    /// <summary>What only the program itself orders: waking, reminding, packing mails. No role holds it.</summary>
    public static readonly Permission Program =
        new("collaboration.program", Role.None, InSpace: false, Texts<CollaborationTexts>.Say("MayProgram"), TokenScope.Admin);

    public static readonly IReadOnlyList<Permission> All = [Own];
}
