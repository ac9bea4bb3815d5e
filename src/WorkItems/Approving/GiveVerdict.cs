using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Approving;

/// <summary>Says yes or no in the step that is open: as an approver, or as the deputy of one. A no says why.</summary>
public sealed record GiveVerdict(long Approval, bool Yes, string? Comment = null) : ICommand<ApprovalAnswer>, ICheckItself
{
    public const int LongestComment = 2_000;

    public static Permission Needs => WorkItemPermissions.Approve;

    public Refusal? Check() => Comment?.Length > LongestComment
        ? Refusal.Invalid("comment", Texts<WorkItemTexts>.Say("TextTooLong", LongestComment))
        : !Yes && string.IsNullOrWhiteSpace(Comment) ? Refusal.Invalid("comment", Texts<ApprovalTexts>.Say("SayWhyNot")) : null;
}

internal sealed class GiveVerdictHandler : IHandle<GiveVerdict, ApprovalAnswer>
{
    public async Task<Outcome<ApprovalAnswer>> Handle(GiveVerdict command, CommandContext context)
    {
        var approval = await context.Db.Set<Approval>().FirstOrDefaultAsync(a => a.Id == command.Approval);
        var item = approval is null ? null : await context.Db.ItemsFor(context.Actor).FirstOrDefaultAsync(i => i.Id == approval.ItemId);
        if (approval is null || item is null)
            return Refusal.Missing(Texts<ApprovalTexts>.Say("NoSuchApproval"));
        var steps = await context.Db.Set<ApprovalStep>().Where(s => s.ApprovalId == approval.Id).OrderBy(s => s.Position).ToListAsync();
        var ids = steps.Select(s => s.Id).ToList();
        var votes = await context.Db.Set<ApprovalVote>().Where(v => ids.Contains(v.StepId)).OrderBy(v => v.Id).ToListAsync();
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        if (approval.State != ApprovalState.Open || steps.Find(s => s.State == StepState.Open) is not { } step)
            return Refusal.Conflict(Texts<ApprovalTexts>.Say("DecidedAlready"));
        if (MineToGive(votes.Where(v => v.StepId == step.Id), context.Actor.PersonId, people) is not { } vote)
            return Refusal.Forbidden(Texts<ApprovalTexts>.Say("NotYours"));
        if (vote.Yes is not null)
            return Refusal.Conflict(Texts<ApprovalTexts>.Say("SaidAlready"));
        if (approval.PutHash != ApprovalRules.HashOf(await ApprovalRules.Put(context.Db, item)))
            return Refusal.Conflict(Texts<ApprovalTexts>.Say("ChangedSinceAsked"));

        context.AuthoriseAsOwn(); // being asked is the right to answer
        (vote.Yes, vote.At, vote.GivenById, vote.Channel) = (command.Yes, context.Now, context.Actor.PersonId, context.Actor.Channel);
        vote.Comment = string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment.Trim();
        context.Record(new VerdictGiven
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Note = vote.Comment,
            Changes = [new Change("verdict", null, command.Yes ? "yes" : "no"), .. OnBehalf(vote, context, people)],
        });
        item.Touch(context);
        GoOn(item, approval, steps, step, votes, context);
        context.TellAbout(item);
        return ApprovalAnswer.Of(approval, steps, votes, people, isCurrent: true);
    }

    /// <summary>One's own vote, else one of somebody whose deputy one is and who has not answered.</summary>
    internal static ApprovalVote? MineToGive(IEnumerable<ApprovalVote> votes, long? me, Snapshot people)
    {
        var all = votes.ToList();
        return me is null ? null : all.Find(v => v.ApproverId == me) ?? all.Find(v => v.Yes is null && people.Find(v.ApproverId)?.DeputyId == me);
    }

    private static void GoOn(WorkItem item, Approval approval, List<ApprovalStep> steps, ApprovalStep step, List<ApprovalVote> votes, CommandContext context)
    {
        step.State = ApprovalRules.Standing(step.Rule, step.Amount, [.. votes.Where(v => v.StepId == step.Id).Select(v => v.Yes)]);
        if (step.State == StepState.Failed)
            context.End(item, approval, ApprovalState.Rejected);
        else if (step.State == StepState.Met && steps.Find(s => s.Position == step.Position + 1) is { } next)
            context.Open(item, next, votes);
        else if (step.State == StepState.Met)
            context.End(item, approval, ApprovalState.Approved);
    }

    private static IEnumerable<Change> OnBehalf(ApprovalVote vote, CommandContext context, Snapshot people) =>
        vote.ApproverId == context.Actor.PersonId ? [] : [new Change("onBehalfOf", null, people.NameOf(vote.ApproverId))];
}
