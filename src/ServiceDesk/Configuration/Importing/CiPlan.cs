using Steward.Platform.Events;

namespace Steward.ServiceDesk.Configuration.Importing;

/// <summary>What a row would do.</summary>
public enum CiRowFate
{
    Created,
    Changed,
    Unchanged,

    /// <summary>It cannot be read; it is left out and named.</summary>
    Wrong,
}

/// <summary>A row with the item it means and what it changes there.</summary>
internal sealed record PlannedCi(int Row, CiRowFate Fate, ConfigurationItem Ci, Keeping.CiWish? Before, IReadOnlyList<CiValue> Stored, Dictionary<string, string> Values, IReadOnlyList<Change> Changes);

/// <summary>A relation to be made, both ends found.</summary>
internal sealed record PlannedRelation(int Row, ConfigurationItem From, ConfigurationItem To, RelationKind Kind);

/// <summary>What a file would do here: a dry run reads it, the import carries it out.</summary>
/// <param name="Items">Every row that names an item.</param>
/// <param name="Relations">Relations that are not there yet.</param>
/// <param name="RelationsThere">Relations that are there already.</param>
/// <param name="Missing">Items of the file's classes with an external key that the file does not name. Nothing happens to them.</param>
/// <param name="Problems">Row by row.</param>
internal sealed record CiPlan(IReadOnlyList<PlannedCi> Items, IReadOnlyList<PlannedRelation> Relations, int RelationsThere, IReadOnlyList<ConfigurationItem> Missing, IReadOnlyList<CiProblem> Problems)
{
    public int Count(CiRowFate fate) => Items.Count(i => i.Fate == fate);

    public bool ChangesNothing => Count(CiRowFate.Created) + Count(CiRowFate.Changed) + Relations.Count == 0;
}
