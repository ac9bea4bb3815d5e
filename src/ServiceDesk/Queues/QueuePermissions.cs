using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.Queues;

/// <summary>Rights over queues and over what is routed into them.</summary>
public static class QueuePermissions
{
    /// <summary>Queues and rules of a space are kept by those who lead it.</summary>
    public static readonly Permission Keep = Permission.Space("queues.keep", Role.Lead, Texts<QueueTexts>.Say("MayKeep"));

    /// <summary>What only the program itself orders: taking back what nobody moves. No role holds it.</summary>
    public static readonly Permission Program = new("queues.program", Role.None, InSpace: false, Texts<QueueTexts>.Say("MayProgram"), TokenScope.Admin);

    public static readonly IReadOnlyList<Permission> All = [Keep];
}

/// <summary>Marks the texts of queues (QueueTexts.resx).</summary>
public sealed class QueueTexts;
