using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Platform.Access;
using Steward.Platform.Data;

namespace Steward.WorkItems.Approving;

/// <summary>Where an approval stands.</summary>
public enum ApprovalState
{
    Open = 0,
    Approved = 1,
    Rejected = 2,

    /// <summary>Taken back by who asked, before it was decided.</summary>
    Withdrawn = 3,
}

/// <summary>How many of a step's approvers decide it.</summary>
public enum StepRule
{
    /// <summary>Whoever answers first decides.</summary>
    First = 0,

    /// <summary>All must agree; the first no ends it.</summary>
    All = 1,

    /// <summary>A number of them must agree.</summary>
    Number = 2,

    /// <summary>A share of them in percent must agree, rounded up to whole people.</summary>
    Percent = 3,
}

public enum StepState
{
    /// <summary>A step before it is not decided yet.</summary>
    Waiting = 0,
    Open = 1,
    Met = 2,
    Failed = 3,
}

/// <summary>A yes or no that an item waits for: steps one after another, and what exactly was put before them.</summary>
public sealed class Approval
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public ApprovalState State { get; internal set; }

    public long? AskedById { get; init; }

    public Instant AskedAt { get; init; }

    public Instant? EndedAt { get; internal set; }

    /// <summary>What to look at, in the words of who asked.</summary>
    public string? Note { get; init; }

    /// <summary>The item as it was put before the approvers, in words that can be read later.</summary>
    public required string Put { get; init; }

    /// <summary>SHA-256 of <see cref="Put"/>: an item that reads otherwise now was not what they approved.</summary>
    public required string PutHash { get; init; }
}

/// <summary>One step: who is asked, and how many must agree.</summary>
public sealed class ApprovalStep
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public long ApprovalId { get; init; }

    /// <summary>From 1.</summary>
    public int Position { get; init; }

    public StepRule Rule { get; init; }

    /// <summary>People or percent, for the rules that count.</summary>
    public int Amount { get; init; }

    public StepState State { get; internal set; }

    public Instant? OpenedAt { get; internal set; }
}

/// <summary>One approver of a step, and the verdict once it is given.</summary>
public sealed class ApprovalVote
{
    public long Id { get; init; }

    public long ItemId { get; init; }

    public long StepId { get; init; }

    public long ApproverId { get; init; }

    /// <summary>Null until it is given.</summary>
    public bool? Yes { get; internal set; }

    public Instant? At { get; internal set; }

    /// <summary>Who gave it: the approver, or the deputy on their behalf.</summary>
    public long? GivenById { get; internal set; }

    public Channel? Channel { get; internal set; }

    public string? Comment { get; internal set; }
}

internal sealed class ApprovalTables : ITables
{
    public void Map(ModelBuilder model)
    {
        model.Entity<Approval>(table =>
        {
            table.ToTable("work_approvals");
            table.Property(a => a.Id).ValueGeneratedNever();
            table.Property(a => a.Note).HasMaxLength(AskApproval.LongestNote);
            table.Property(a => a.PutHash).HasMaxLength(64);
            table.HasIndex(a => a.ItemId);
        });
        model.Entity<ApprovalStep>(table =>
        {
            table.ToTable("work_approval_steps");
            table.Property(s => s.Id).ValueGeneratedNever();
            table.HasIndex(s => s.ItemId);
            table.HasIndex(s => s.ApprovalId);
        });
        model.Entity<ApprovalVote>(table =>
        {
            table.ToTable("work_approval_votes");
            table.Property(v => v.Id).ValueGeneratedNever();
            table.Property(v => v.Comment).HasMaxLength(GiveVerdict.LongestComment);
            table.HasIndex(v => v.ItemId);
            table.HasIndex(v => v.StepId);
            table.HasIndex(v => new { v.ApproverId, v.Yes });
        });
    }
}
