using Steward.Platform.Access;
using Steward.Platform.Text;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>Rights over text blocks.</summary>
public static class TextBlockPermissions
{
    /// <summary>Keep blocks of one's own, or share them with a team or a space one works in; and insert what one finds.</summary>
    public static readonly Permission Keep = Permission.Own("text-blocks.keep", Texts<TextBlockTexts>.Say("MayKeep"));

    public static readonly IReadOnlyList<Permission> All = [Keep];
}

/// <summary>Marks the texts of text blocks (TextBlockTexts.resx).</summary>
public sealed class TextBlockTexts;
