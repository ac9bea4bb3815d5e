using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.WorkItems;
using Steward.WorkItems.Items;

namespace Steward.ServiceDesk.TextBlocks;

/// <summary>All text blocks of a workspace, in memory: offering them on every item costs no statement.</summary>
public sealed class TextBlockDirectory : IPerWorkspace<TextBlockDirectory>
{
    public const string Topic = "text-blocks";

    private readonly Remembered<IReadOnlyList<TextBlock>> remembered;

    private TextBlockDirectory(Workspace workspace) =>
        remembered = new(workspace, Topic, db => [.. db.Set<TextBlock>().AsEnumerable().OrderBy(b => b.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(b => b.Id)]);

    public static TextBlockDirectory Create(Workspace workspace) => new(workspace);

    /// <summary>What the actor finds, by name.</summary>
    public IReadOnlyList<TextBlock> SeenBy(Actor actor) => [.. remembered.Now.Where(b => Sees(actor, b))];

    /// <summary>The same for an answer to an item of a space. Of two with one shortcut one's own comes first, then the team's.</summary>
    public IReadOnlyList<TextBlock> For(Actor actor, long spaceId) =>
        [.. remembered.Now.Where(b => Sees(actor, b) && (b.Audience != BlockAudience.Space || b.SpaceId == spaceId)).OrderBy(b => b.Audience)];

    /// <summary>The block, or nothing when it does not exist or is not for this actor: both look the same.</summary>
    public TextBlock? Find(Actor actor, long id) => remembered.Now.FirstOrDefault(b => b.Id == id && Sees(actor, b));

    public static bool Sees(Actor actor, TextBlock block) => actor.IsStaff && block.Audience switch
    {
        BlockAudience.Team => block.OwnerId == actor.PersonId || (block.TeamId is { } team && actor.Teams.Contains(team)),
        BlockAudience.Space => block.SpaceId is { } space && actor.ReadsAllOf(space),
        _ => block.OwnerId == actor.PersonId,
    };

    /// <summary>The owner changes a block; so does whoever leads its space, and an administrator mends what others shared.</summary>
    public static bool MayChange(Actor actor, TextBlock block) => Sees(actor, block)
        && (block.OwnerId == actor.PersonId || actor.IsAdmin || (block is { Audience: BlockAudience.Space, SpaceId: { } space } && actor.May(WorkItemPermissions.ManageSpace, space)));
}
