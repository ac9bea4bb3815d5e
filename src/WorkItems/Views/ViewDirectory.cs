using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Views;

/// <summary>All saved views and pins of a workspace, in memory: the sidebar of every page costs no statement.</summary>
public sealed class ViewDirectory : IPerWorkspace<ViewDirectory>
{
    public const string Topic = "views";

    private readonly Remembered<Known> remembered;

    private ViewDirectory(Workspace workspace) => remembered = new(workspace, Topic, db => new Known(
        [.. db.Set<SavedView>().OrderBy(v => v.Name)],
        db.Set<ViewPin>().AsEnumerable().ToLookup(p => p.PersonId)));

    public static ViewDirectory Create(Workspace workspace) => new(workspace);

    /// <summary>The view of an address, or nothing when it does not exist or is not for this actor: both look the same.</summary>
    public SavedView? Find(Actor actor, string slug) => remembered.Now.All.FirstOrDefault(v => v.Slug == slug && Sees(actor, v));

    /// <summary>What the actor finds, by name.</summary>
    public IReadOnlyList<SavedView> SeenBy(Actor actor) => [.. remembered.Now.All.Where(v => Sees(actor, v))];

    /// <summary>What the actor wants in the sidebar, in their order.</summary>
    public IReadOnlyList<SavedView> PinnedBy(Actor actor)
    {
        var known = remembered.Now;
        return actor.PersonId is not { } me ? [] :
        [
            .. known.Pins[me].OrderBy(p => p.Position)
                .Select(p => known.All.FirstOrDefault(v => v.Id == p.ViewId)).OfType<SavedView>().Where(v => Sees(actor, v)),
        ];
    }

    public bool IsPinned(Actor actor, long viewId) => actor.PersonId is { } me && remembered.Now.Pins[me].Any(p => p.ViewId == viewId);

    public static bool Sees(Actor actor, SavedView view) =>
        view.OwnerId == actor.PersonId
        || (actor.IsStaff && (view.SpaceId is not { } space || actor.ReadsAllOf(space))
            && (view.Audience == ViewAudience.Everyone || (view is { Audience: ViewAudience.Team, TeamId: { } team } && actor.Teams.Contains(team))));

    /// <summary>The owner changes a view; an administrator may put away what others shared.</summary>
    public static bool MayChange(Actor actor, SavedView view) =>
        view.OwnerId == actor.PersonId || (actor.IsAdmin && view.Audience != ViewAudience.Private);

    private sealed record Known(IReadOnlyList<SavedView> All, ILookup<long, ViewPin> Pins);
}
