using Microsoft.EntityFrameworkCore;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Approving;

/// <summary>A step to be: who is asked (mail addresses or names) and how many must agree.</summary>
public sealed record StepWish(StepRule Rule, IReadOnlyList<string> Approvers, int Amount = 0);

/// <summary>Asks for a yes to the item as it is: the steps one after another. Approvers need no role, they read the item from then on.</summary>
public sealed record AskApproval(string Key, IReadOnlyList<StepWish> Steps) : ICommand<ApprovalAnswer>, ICheckItself
{
    public const int MostSteps = 8;
    public const int MostApprovers = 20;
    public const int LongestNote = 2_000;

    public static Permission Needs => WorkItemPermissions.Change;

    /// <summary>What the approvers should look at.</summary>
    public string? Note { get; init; }

    public Refusal? Check()
    {
        if (Steps is not { Count: > 0 and <= MostSteps })
            return Refusal.Invalid("steps", Texts<ApprovalTexts>.Say("StepsShape", MostSteps));
        if (Note?.Length > LongestNote)
            return Refusal.Invalid("note", Texts<WorkItemTexts>.Say("TextTooLong", LongestNote));
        for (var at = 0; at < Steps.Count; at++)
        {
            var step = Steps[at];
            if (step.Approvers is not { Count: > 0 and <= MostApprovers })
                return Refusal.Invalid("steps", Texts<ApprovalTexts>.Say("ApproversShape", at + 1, MostApprovers));
            if (step.Rule == StepRule.Percent && step.Amount is < 1 or > 100)
                return Refusal.Invalid("steps", Texts<ApprovalTexts>.Say("PercentShape", at + 1));
            if (step.Rule == StepRule.Number && (step.Amount < 1 || step.Amount > step.Approvers.Count))
                return Refusal.Invalid("steps", Texts<ApprovalTexts>.Say("NumberShape", at + 1, step.Approvers.Count));
        }

        return null;
    }
}

internal sealed class AskApprovalHandler : IHandle<AskApproval, ApprovalAnswer>
{
    public async Task<Outcome<ApprovalAnswer>> Handle(AskApproval command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        if (await context.Db.Set<Approval>().AnyAsync(a => a.ItemId == item!.Id && a.State == ApprovalState.Open))
            return Refusal.Conflict(Texts<ApprovalTexts>.Say("AskedAlready", context.KeyOf(item!)));

        var put = await ApprovalRules.Put(context.Db, item!);
        var approval = new Approval
        {
            Id = Ids.Next(), ItemId = item!.Id, AskedById = context.Actor.PersonId, AskedAt = context.Now,
            Note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), Put = put, PutHash = ApprovalRules.HashOf(put),
        };
        var steps = new List<ApprovalStep>();
        var votes = new List<ApprovalVote>();
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var names = new NamesInItems(context);
        foreach (var (wish, at) in command.Steps.Select((wish, at) => (wish, at)))
        {
            var step = new ApprovalStep { Id = Ids.Next(), ItemId = item.Id, ApprovalId = approval.Id, Position = at + 1, Rule = wish.Rule, Amount = wish.Amount };
            steps.Add(step);
            foreach (var name in wish.Approvers.Select(a => a.Trim()).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (people.Find(names.AnyPerson("steps", name)) is not { } person)
                    return Refusal.Invalid("steps", names.Faults[0].Sentence);
                if (person.DisabledAt is not null)
                    return Refusal.Invalid("steps", Texts<ApprovalTexts>.Say("ApproverLeft", person.Name));
                if (person.Id == item.RequesterId)
                    return Refusal.Invalid("steps", Texts<ApprovalTexts>.Say("OwnRequest", person.Name));
                votes.Add(new ApprovalVote { Id = Ids.Next(), ItemId = item.Id, StepId = step.Id, ApproverId = person.Id });
            }
        }

        context.Db.Add(approval);
        context.Db.AddRange(steps);
        context.Db.AddRange(votes);
        await LetThemRead(item, votes, people, context);
        item.Touch(context);
        context.Open(item, steps[0], votes);
        context.TellAbout(item);
        return ApprovalAnswer.Of(approval, steps, votes, people, isCurrent: true);
    }

    /// <summary>Who approves must be able to read it: whoever does not work there watches it from now on.</summary>
    private static async Task LetThemRead(WorkItem item, List<ApprovalVote> votes, Snapshot people, CommandContext context)
    {
        var watching = (await context.Db.Set<Watcher>().Where(w => w.ItemId == item.Id).Select(w => w.PersonId).ToListAsync()).ToHashSet();
        foreach (var approver in votes.Select(v => v.ApproverId).Distinct())
        {
            if (!people.ReadsAllOf(people.Find(approver)!, item.SpaceId) && watching.Add(approver))
                context.Db.Add(new Watcher { ItemId = item.Id, PersonId = approver });
        }
    }
}

/// <summary>What the commands of approvals do alike.</summary>
internal static class ApprovalCourse
{
    /// <summary>Lets a step begin: its approvers are asked.</summary>
    public static void Open(this CommandContext context, WorkItem item, ApprovalStep step, IEnumerable<ApprovalVote> votes)
    {
        step.State = StepState.Open;
        step.OpenedAt = context.Now;
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var asked = votes.Where(v => v.StepId == step.Id).Select(v => v.ApproverId).ToList();
        context.Record(new VerdictAsked
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, ApproverIds = asked,
            Changes = [new Change("approvers", null, string.Join(", ", asked.Select(id => people.NameOf(id))))],
        });
    }

    public static void End(this CommandContext context, WorkItem item, Approval approval, ApprovalState outcome, string? note = null)
    {
        approval.State = outcome;
        approval.EndedAt = context.Now;
        context.Record(new ApprovalEnded
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Outcome = outcome, AskedById = approval.AskedById, Note = note,
            Changes = [new Change("approvalOutcome", null, outcome.ToString())],
        });
        context.TellAbout(item);
    }
}
