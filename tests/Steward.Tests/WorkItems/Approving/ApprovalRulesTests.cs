using Shouldly;
using Steward.WorkItems.Approving;
using Xunit;

namespace Steward.Tests.WorkItems.Approving;

public class ApprovalRulesTests
{
    [Theory]
    [InlineData(StepRule.First, 0, "?", StepState.Open)]
    [InlineData(StepRule.First, 0, "?y", StepState.Met)]
    [InlineData(StepRule.First, 0, "n??", StepState.Failed)]
    [InlineData(StepRule.All, 0, "yy?", StepState.Open)]
    [InlineData(StepRule.All, 0, "yyy", StepState.Met)]
    [InlineData(StepRule.All, 0, "yn?", StepState.Failed)]
    [InlineData(StepRule.Number, 2, "y?n", StepState.Open)]
    [InlineData(StepRule.Number, 2, "yy?", StepState.Met)]
    [InlineData(StepRule.Number, 2, "nn?", StepState.Failed)]
    [InlineData(StepRule.Percent, 50, "yn?", StepState.Open)]
    [InlineData(StepRule.Percent, 50, "yny", StepState.Met)]
    [InlineData(StepRule.Percent, 50, "nn?", StepState.Failed)]
    [InlineData(StepRule.Percent, 1, "nn", StepState.Failed)]
    public void A_step_ends_as_soon_as_nothing_can_change_it(StepRule rule, int amount, string said, StepState state) =>
        ApprovalRules.Standing(rule, amount, [.. said.Select(c => c switch { 'y' => true, 'n' => false, _ => (bool?)null })]).ShouldBe(state);

    [Theory]
    [InlineData(50, 3, 2)]
    [InlineData(66, 3, 2)]
    [InlineData(67, 3, 3)]
    [InlineData(1, 5, 1)]
    [InlineData(100, 4, 4)]
    public void A_share_is_rounded_up_to_whole_people(int percent, int approvers, int needed) =>
        ApprovalRules.Needed(StepRule.Percent, percent, approvers).ShouldBe(needed);
}
