using System.Globalization;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Spaces;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>A text block as the API answers it.</summary>
public sealed record TextBlockAnswer(string Id, string Name, string Shortcut, BlockAudience Audience, string? Team, string? Space, string English, string German, int Uses, Instant? UsedAt)
{
    public static TextBlockAnswer Of(TextBlock block, Workspace workspace) => new(
        block.Id.ToString(CultureInfo.InvariantCulture), block.Name, block.Shortcut, block.Audience, block.TeamId is { } team ? workspace.Get<PeopleDirectory>().Now.TeamNameOf(team) : null,
        block.SpaceId is { } space ? workspace.Get<SpaceDirectory>().KeyOf(space) : null, block.English, block.German, block.Uses, block.UsedAt);

    public static Refusal NoSuchBlock(long id) => Refusal.Missing(Texts<TextBlockTexts>.Say("NoSuchBlock", id.ToString(CultureInfo.InvariantCulture)));
}
