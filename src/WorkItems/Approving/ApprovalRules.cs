using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Approving;

/// <summary>When a step is decided, and whether an item still is what was approved.</summary>
public static class ApprovalRules
{
    /// <summary>How many of a step's approvers must agree: a share is rounded up to whole people, and never nobody.</summary>
    public static int Needed(StepRule rule, int amount, int approvers) => rule switch
    {
        StepRule.First => 1,
        StepRule.All => approvers,
        StepRule.Number => Math.Clamp(amount, 1, approvers),
        _ => Math.Clamp((int)Math.Ceiling(approvers * amount / 100m), 1, approvers),
    };

    /// <summary>Where a step stands with these verdicts; null ones are not given yet. It ends as soon as nothing can change the outcome.</summary>
    public static StepState Standing(StepRule rule, int amount, IReadOnlyList<bool?> verdicts)
    {
        var (yes, no) = (verdicts.Count(v => v == true), verdicts.Count(v => v == false));
        if (rule == StepRule.First)
            return yes > 0 ? StepState.Met : no > 0 ? StepState.Failed : StepState.Open;
        var needed = Needed(rule, amount, verdicts.Count);
        return yes >= needed ? StepState.Met : verdicts.Count - no < needed ? StepState.Failed : StepState.Open;
    }

    /// <summary>The item in words: what an approver reads, and what a later change is held against.</summary>
    internal static async Task<string> Put(AppDb db, WorkItem item, CancellationToken cancel = default)
    {
        var fields = await db.Set<ItemField>().Where(f => f.ItemId == item.Id).OrderBy(f => f.Name).Select(f => new { f.Name, f.Value }).ToListAsync(cancel);
        var text = new StringBuilder(item.Title).Append("\n\n").Append(item.Description.Trim());
        foreach (var (name, at) in new (string, Instant?)[] { ("planned start", item.PlannedStart), ("due", item.Due) })
        {
            if (at is { } moment)
                text.Append("\n\n").Append(name).Append(": ").Append(InstantPattern.General.Format(moment));
        }

        foreach (var field in fields)
            text.Append("\n\n").Append(field.Name).Append(": ").Append(field.Value);
        return text.ToString();
    }

    internal static string HashOf(string put) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(put)));

    /// <summary>A state that demands an approval takes the last one only when it said yes to the item as it is now.</summary>
    public static async Task<FieldFault?> MustBeApproved(AppDb db, WorkItem item)
    {
        var last = await db.Set<Approval>().Where(a => a.ItemId == item.Id && a.State != ApprovalState.Withdrawn).OrderByDescending(a => a.Id).FirstOrDefaultAsync();
        return last switch
        {
            { State: ApprovalState.Approved } when last.PutHash == HashOf(await Put(db, item)) => null,
            { State: ApprovalState.Approved } => Fault("ChangedSinceApproved"),
            { State: ApprovalState.Open } => Fault("NotDecidedYet"),
            { State: ApprovalState.Rejected } => Fault("WasRejected"),
            _ => Fault("NotAsked"),
        };
    }

    private static FieldFault Fault(string key) => new("approval", Texts<ApprovalTexts>.Say(key));
}
