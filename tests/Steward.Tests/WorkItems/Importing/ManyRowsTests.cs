using Shouldly;
using Xunit;

namespace Steward.Tests.WorkItems.Importing;

/// <summary>Files as large as they get.</summary>
public class ManyRowsTests
{
    [Fact]
    public void A_hundred_thousand_rows_are_read_and_each_bad_one_is_named()
    {
        var (csv, bad) = TableImportTests.Helpdesk(100_000, every: 1_000);

        var plan = Plans.Of(csv);

        plan.RowsRead.ShouldBe(100_000);
        plan.BadRows.ShouldBe(100);
        plan.RowsLeftOut.ShouldBe(bad);
        plan.Drafts.Count.ShouldBe(99_900);
    }
}
