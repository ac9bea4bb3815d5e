using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Data;
using Steward.Platform.Edge;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Approving;

/// <summary>An approval with its steps and votes, and the vote that is the reader's to give now.</summary>
public sealed record SeenApproval(Approval Approval, IReadOnlyList<ApprovalStep> Steps, ILookup<long, ApprovalVote> Votes, ApprovalVote? Mine, bool IsCurrent)
{
    internal ApprovalAnswer Answer(Snapshot people) => ApprovalAnswer.Of(Approval, Steps, Votes.SelectMany(v => v), people, IsCurrent);
}

/// <summary>An approval that waits for the reader.</summary>
internal sealed record WaitingVerdict(long Approval, string Key, string Title, NodaTime.Instant AskedAt, long? AskedById);

/// <summary>Reads approvals for pages and the API. Whoever sees the item sees who is asked about it.</summary>
internal static class ApprovalReading
{
    private const int MostWaiting = 50;

    /// <summary>Approvals of an item, the latest first: three statements where there are any, one where there are none.</summary>
    public static async Task<IReadOnlyList<SeenApproval>> ApprovalsOf(this Visit visit, WorkItem item, CancellationToken cancel)
    {
        var approvals = await visit.Db.Set<Approval>().Where(a => a.ItemId == item.Id).OrderByDescending(a => a.Id).ToListAsync(cancel);
        if (approvals.Count == 0)
            return [];
        var steps = await visit.Db.Set<ApprovalStep>().Where(s => s.ItemId == item.Id).OrderBy(s => s.Position).ToListAsync(cancel);
        var votes = (await visit.Db.Set<ApprovalVote>().Where(v => v.ItemId == item.Id).OrderBy(v => v.Id).ToListAsync(cancel)).ToLookup(v => v.StepId);
        var hash = ApprovalRules.HashOf(await ApprovalRules.Put(visit.Db, item, cancel));
        var people = visit.Workspace.Get<PeopleDirectory>().Now;
        return
        [
            .. approvals.Select(approval =>
            {
                List<ApprovalStep> own = [.. steps.Where(s => s.ApprovalId == approval.Id)];
                var open = approval.State == ApprovalState.Open ? own.Find(s => s.State == StepState.Open) : null;
                var mine = open is null ? null : GiveVerdictHandler.MineToGive(votes[open.Id], visit.Actor.PersonId, people);
                return new SeenApproval(approval, own, votes, mine is { Yes: null } ? mine : null, approval.PutHash == hash);
            }),
        ];
    }

    /// <summary>The item of an approval that the reader sees, and the approval; nothing when either is absent or hidden.</summary>
    public static async Task<(WorkItem Item, SeenApproval Approval)?> FindApproval(this Visit visit, long id, CancellationToken cancel)
    {
        var item = await visit.Db.ItemsFor(visit.Actor).FirstOrDefaultAsync(i => visit.Db.Set<Approval>().Any(a => a.Id == id && a.ItemId == i.Id), cancel);
        return item is null ? null : (item, (await visit.ApprovalsOf(item, cancel)).First(a => a.Approval.Id == id));
    }

    /// <summary>What waits for the reader's verdict, or for that of somebody whose deputy they are: one statement.</summary>
    public static async Task<IReadOnlyList<WaitingVerdict>> WaitingFor(this Visit visit, CancellationToken cancel)
    {
        if (visit.Actor.PersonId is not { } me)
            return [];
        List<long> asked = [me, .. visit.Workspace.Get<PeopleDirectory>().Now.People.Values.Where(p => p.DeputyId == me).Select(p => p.Id)];
        var found = await (
            from vote in visit.Db.Set<ApprovalVote>()
            where vote.Yes == null && asked.Contains(vote.ApproverId)
            join step in visit.Db.Set<ApprovalStep>() on vote.StepId equals step.Id
            where step.State == StepState.Open
            join approval in visit.Db.Set<Approval>() on step.ApprovalId equals approval.Id
            where approval.State == ApprovalState.Open
            join item in visit.Db.ItemsFor(visit.Actor) on approval.ItemId equals item.Id
            orderby approval.Id
            select new { approval.Id, item.SpaceId, item.Number, item.Title, approval.AskedAt, approval.AskedById }).Take(MostWaiting).ToListAsync(cancel);
        var spaces = visit.Workspace.Get<SpaceDirectory>();
        return [.. found.DistinctBy(f => f.Id).Select(f => new WaitingVerdict(f.Id, new WorkItemKey(spaces.KeyOf(f.SpaceId), f.Number).ToString(), f.Title, f.AskedAt, f.AskedById))];
    }
}
