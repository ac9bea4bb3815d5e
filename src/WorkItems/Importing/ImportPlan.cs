using Steward.Platform.Importing;
using Steward.WorkItems.Importing.Reading;

namespace Steward.WorkItems.Importing;

/// <summary>
/// What an import would do, before it does anything. Every data row of the file is either in <see cref="Drafts"/>
/// (<see cref="ItemDraft.Rows"/>) or named by a problem that says why it is not.
/// </summary>
/// <param name="AsOf">The day the file says it speaks of ("Status as of 30 Sep 2026"); work done without a date is done by then.</param>
public sealed record ImportPlan(
    ColumnMapping Mapping,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ItemDraft> Drafts,
    IReadOnlyList<RowProblem> Problems,
    int RowsRead,
    IReadOnlyList<int> RowsLeftOut,
    WrittenTime? AsOf)
{
    public string Fingerprint => ColumnMapping.FingerprintOf(Columns);

    /// <summary>Items with at least one warning.</summary>
    public int Warned
    {
        get
        {
            var rows = Problems.Where(problem => problem.Weight == ProblemWeight.Warning && problem.Row > 0).Select(problem => problem.Row).ToHashSet();
            return Drafts.Count(draft => draft.Rows.Any(rows.Contains));
        }
    }

    /// <summary>Rows with an error: they are not imported.</summary>
    public int BadRows => Problems.Where(problem => problem.Weight == ProblemWeight.Error && problem.Row > 0).Select(problem => problem.Row).Distinct().Count();
}
