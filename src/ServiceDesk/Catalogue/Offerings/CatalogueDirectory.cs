using Steward.Platform.Access;
using Steward.Platform.Workspaces;
using Steward.ServiceDesk.Questions;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.ServiceDesk.Catalogue.Offerings;

/// <summary>An offering with the form that holds now.</summary>
/// <param name="Offering">What is offered.</param>
/// <param name="Version">The published version; null while there is none.</param>
/// <param name="Body">What it says; empty while there is none.</param>
public sealed record StandingOffering(Offering Offering, FormVersion? Version, FormBody Body);

/// <summary>The catalogue in memory, in its order, read again when something of it changes: the portal's first page costs no statement for it.</summary>
public sealed class CatalogueDirectory : IPerWorkspace<CatalogueDirectory>
{
    public const string Topic = "catalogue";

    private readonly Workspace workspace;
    private readonly Remembered<IReadOnlyList<StandingOffering>> remembered;

    private CatalogueDirectory(Workspace workspace)
    {
        this.workspace = workspace;
        remembered = new(workspace, Topic, db =>
        {
            var newest = db.Set<FormVersion>().Where(v => v.Number != null).AsEnumerable().GroupBy(v => v.OfferingId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
            return
            [
                .. db.Set<Offering>().AsEnumerable().OrderBy(o => o.Order).ThenBy(o => o.Id).Select(o =>
                    newest.TryGetValue(o.Id, out var version) ? new StandingOffering(o, version, FormBody.Read(version.Body)) : new StandingOffering(o, null, FormBody.Empty)),
            ];
        });
    }

    public static CatalogueDirectory Create(Workspace workspace) => new(workspace);

    /// <summary>Drafts and retired ones included.</summary>
    public IReadOnlyList<StandingOffering> All => remembered.Now;

    public StandingOffering? Find(long id) => All.FirstOrDefault(o => o.Offering.Id == id);

    /// <summary>What somebody may ask for now.</summary>
    public IReadOnlyList<StandingOffering> OfferedTo(Actor actor) => [.. All.Where(o => IsOpen(o) && o.Offering.Includes(actor, workspace))];

    public StandingOffering? Find(long id, Actor actor) => Find(id) is { } found && IsOpen(found) && found.Offering.Includes(actor, workspace) ? found : null;

    /// <summary>Published, and the place its items go to is still there.</summary>
    private bool IsOpen(StandingOffering offering) => offering is { Offering.State: OfferingState.Published, Version: not null }
        && workspace.Get<SpaceDirectory>().Find(offering.Offering.SpaceId) is { ArchivedAt: null } space
        && space.TypeKeys.Contains(offering.Offering.Type) && workspace.Get<TypeDirectory>().Find(offering.Offering.Type) is not null;
}
