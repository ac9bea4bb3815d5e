using Steward.Platform;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;

namespace Steward.Identity.Operations;

/// <summary>Who may read what the workspace runs on.</summary>
internal static class Doorkeeping
{
    /// <summary>Null when the visitor may use the permission, else the sentence that says who can help.</summary>
    public static Refusal? Closed(this Visit visit, Permission permission) => visit.Actor.May(permission)
        ? null
        : Refusal.Forbidden(Texts<PlatformTexts>.Say("NotAllowed", permission.Describe(), permission.WhoCanHelp()));
}
