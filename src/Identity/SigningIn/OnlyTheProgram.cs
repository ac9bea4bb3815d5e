using Steward.Platform.Commands;
using Steward.Platform.Text;

namespace Steward.Identity.SigningIn;

/// <summary>
/// Refuses a command that only the program sends, whoever else may send commands: a session opened by an administrator for somebody would be that
/// somebody to everyone.
/// </summary>
internal static class OnlyTheProgram
{
    public static Refusal? MaySend(CommandContext context) =>
        context.Actor.IsSystem && context.Actor.PersonId is null ? null : Refusal.Forbidden(Texts<IdentityTexts>.Say("OnlyProgram"));
}
