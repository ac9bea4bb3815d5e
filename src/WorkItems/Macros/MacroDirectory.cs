using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Macros;

/// <summary>All macros of a workspace, in memory: offering them on every item costs no statement.</summary>
public sealed class MacroDirectory : IPerWorkspace<MacroDirectory>
{
    public const string Topic = "macros";

    private readonly Remembered<IReadOnlyList<Macro>> remembered;

    private MacroDirectory(Workspace workspace) =>
        remembered = new(workspace, Topic, db => [.. db.Set<Macro>().AsEnumerable().OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(m => m.Id)]);

    public static MacroDirectory Create(Workspace workspace) => new(workspace);

    /// <summary>What the actor may run, by name.</summary>
    public IReadOnlyList<Macro> SeenBy(Actor actor) => [.. remembered.Now.Where(m => Sees(actor, m))];

    /// <summary>The macro, or nothing when it does not exist or is not for this actor: both look the same.</summary>
    public Macro? Find(Actor actor, long id) => remembered.Now.FirstOrDefault(m => m.Id == id && Sees(actor, m));

    public static bool Sees(Actor actor, Macro macro) => actor.IsStaff
        && (macro.OwnerId == actor.PersonId || macro.Audience == ViewAudience.Everyone || (macro is { Audience: ViewAudience.Team, TeamId: { } team } && actor.Teams.Contains(team)));

    /// <summary>The owner changes a macro; an administrator may mend or put away what others shared.</summary>
    public static bool MayChange(Actor actor, Macro macro) =>
        (actor.IsStaff && macro.OwnerId == actor.PersonId) || (actor.IsAdmin && macro.Audience != ViewAudience.Private);
}
