using Shouldly;
using Steward.Platform.Importing;
using Steward.Tests.Platform.Importing;
using Steward.WorkItems.Importing;

namespace Steward.Tests.WorkItems.Importing;

/// <summary>Plans from small files, and what is asked of every plan.</summary>
internal static class Plans
{
    public static ImportPlan Of(string csv, ColumnMapping? mapping = null) => Checked(ImportPlanner.Plan(Files.Csv(csv), mapping));

    public static ImportPlan Of(byte[] xlsx, ColumnMapping? mapping = null) => Checked(ImportPlanner.Plan(Files.Bytes(xlsx), mapping));

    /// <summary>Nothing of a row is dropped silently: every row read is in a draft or named, and every problem has its sentence.</summary>
    public static ImportPlan Checked(ImportPlan plan)
    {
        var named = plan.Problems.Select(problem => problem.Row).ToHashSet();
        plan.RowsLeftOut.Where(row => !named.Contains(row)).ShouldBeEmpty("rows neither imported nor named");
        plan.Drafts.SelectMany(draft => draft.Rows).Distinct().Count().ShouldBe(plan.RowsRead - plan.RowsLeftOut.Count);
        plan.Drafts.Select(draft => draft.ExternalId).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(plan.Drafts.Count);
        foreach (var problem in plan.Problems) problem.Sentence.ShouldNotContain("{");
        return plan;
    }

    public static IEnumerable<string> Codes(this ImportPlan plan, int row) =>
        plan.Problems.Where(problem => problem.Row == row && problem.Weight > ProblemWeight.Note).Select(problem => problem.Kind.Code);
}
