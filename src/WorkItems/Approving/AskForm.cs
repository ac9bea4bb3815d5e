using System.Globalization;
using Microsoft.AspNetCore.Http;
using Steward.WorkItems.Viewing;

namespace Steward.WorkItems.Approving;

/// <summary>A step as it was typed.</summary>
public sealed record TypedStep(string Approvers, string Rule, string Amount)
{
    public static readonly TypedStep Empty = new("", nameof(StepRule.All), "");
}

/// <summary>The fields of an approval's form: rows without approvers are left out, so that one need not count steps first.</summary>
internal static class AskForm
{
    public const int Rows = 4;

    public static IReadOnlyList<TypedStep> Typed(IFormCollection form) =>
        [.. Enumerable.Range(0, Rows).Select(at => new TypedStep(form.Text($"approvers-{at}") ?? "", form.Text($"rule-{at}") ?? nameof(StepRule.All), form.Text($"amount-{at}") ?? ""))];

    public static IReadOnlyList<StepWish> Steps(IFormCollection form) =>
    [
        .. Typed(form).Where(step => !string.IsNullOrWhiteSpace(step.Approvers)).Select(step => new StepWish(
            Enum.TryParse<StepRule>(step.Rule, ignoreCase: true, out var rule) && Enum.IsDefined(rule) ? rule : StepRule.All,
            step.Approvers.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            int.TryParse(step.Amount, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : 0)),
    ];
}
