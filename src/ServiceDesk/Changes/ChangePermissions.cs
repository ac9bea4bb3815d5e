using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Changes;

/// <summary>Rights over how changes are made. A change itself is a work item and needs the rights of one.</summary>
public static class ChangePermissions
{
    /// <summary>Say which models there are and what is asked about risk.</summary>
    public static readonly Permission Design = Permission.Workspace("changes.design", Role.None, Texts<ChangeTexts>.Say("MayDesign"));

    /// <summary>Say when nothing is changed.</summary>
    public static readonly Permission Freeze = Permission.Workspace("changes.freeze", Role.Lead, Texts<ChangeTexts>.Say("MayFreeze"), TokenScope.Write);

    public static readonly IReadOnlyList<Permission> All = [Design, Freeze];
}

/// <summary>Marks the texts of changes (ChangeTexts.resx).</summary>
public sealed class ChangeTexts;
