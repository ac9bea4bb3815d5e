using System.Globalization;
using NodaTime;
using Steward.Identity.Directory;

namespace Steward.WorkItems.Approving;

/// <summary>An approval as the API answers it.</summary>
/// <param name="State"><c>open</c>, <c>approved</c>, <c>rejected</c> or <c>withdrawn</c>.</param>
/// <param name="Put">The item in words, as it was put before the approvers.</param>
/// <param name="IsCurrent">The item still reads so.</param>
public sealed record ApprovalAnswer(
    string Id, string State, Instant AskedAt, string? AskedBy, Instant? EndedAt, string? Note, string Put, bool IsCurrent, IReadOnlyList<StepAnswer> Steps)
{
    internal static ApprovalAnswer Of(Approval approval, IEnumerable<ApprovalStep> steps, IEnumerable<ApprovalVote> votes, Snapshot people, bool isCurrent)
    {
        var ofStep = votes.ToLookup(v => v.StepId);
        return new ApprovalAnswer(
            approval.Id.ToString(CultureInfo.InvariantCulture), Word(approval.State), approval.AskedAt, Name(approval.AskedById, people), approval.EndedAt, approval.Note,
            approval.Put, isCurrent,
            [
                .. steps.OrderBy(s => s.Position).Select(step => new StepAnswer(
                    step.Position, Word(step.Rule), ApprovalRules.Needed(step.Rule, step.Amount, ofStep[step.Id].Count()), Word(step.State), step.OpenedAt,
                    [.. ofStep[step.Id].Select(v => new VoteAnswer(Name(v.ApproverId, people) ?? "", v.Yes switch { true => "yes", false => "no", _ => null }, v.At, v.GivenById == v.ApproverId ? null : Name(v.GivenById, people), v.Comment))])),
            ]);
    }

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? Name(long? id, Snapshot people) => people.Find(id) is { } person ? person.Email ?? person.Name : null;
}

/// <summary>A step: how many of its approvers must agree, and where it stands.</summary>
/// <param name="Rule"><c>first</c>, <c>all</c>, <c>number</c> or <c>percent</c>.</param>
/// <param name="Needed">People who must agree.</param>
/// <param name="State"><c>waiting</c>, <c>open</c>, <c>met</c> or <c>failed</c>.</param>
public sealed record StepAnswer(int Position, string Rule, int Needed, string State, Instant? OpenedAt, IReadOnlyList<VoteAnswer> Votes);

/// <summary>One approver.</summary>
/// <param name="Verdict"><c>yes</c>, <c>no</c>, or null until it is given.</param>
/// <param name="By">Who gave it, when that was a deputy.</param>
public sealed record VoteAnswer(string Approver, string? Verdict, Instant? At, string? By, string? Comment);
