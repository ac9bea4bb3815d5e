using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.WorkItems;

namespace Steward.ServiceDesk.Changes.Planning;

/// <summary>Looks back on a change: how it went and what is learnt of it. Until it is closed the review can be said anew.</summary>
public sealed record ReviewChange(string Key, ReviewResult Result, string Lessons) : ICommand<Done>, ICheckItself
{
    public const int LongestLessons = 10_000;

    public static Permission Needs => WorkItemPermissions.Change;

    public Refusal? Check() => Lessons.Length > LongestLessons
        ? Refusal.Invalid("lessons", Texts<ChangeTexts>.Say("LessonsLong", LongestLessons))
        : Result != ReviewResult.Successful && string.IsNullOrWhiteSpace(Lessons) ? Refusal.Invalid("lessons", Texts<ChangeTexts>.Say("LessonsNeeded")) : null;
}

internal sealed class ReviewChangeHandler : IHandle<ReviewChange, Done>
{
    public async Task<Outcome<Done>> Handle(ReviewChange command, CommandContext context)
    {
        var found = await ChangeOrders.Find(context, command.Key);
        if (!found.Succeeded)
            return found.Refusal;
        var item = found.Answer;
        if (item.State is not ("implementation" or "review"))
            return Refusal.Conflict(Texts<ChangeTexts>.Say("ReviewTooEarly"));
        if (await context.Db.Set<ChangeFacts>().FirstOrDefaultAsync(c => c.ItemId == item.Id) is not { } facts)
            return Refusal.Conflict(Texts<ChangeTexts>.Say("ModelMissing"));
        var before = facts.Result is { } was ? Texts<ChangeTexts>.Say("Result_" + was).ToString() : null;
        (facts.Result, facts.Lessons, facts.ReviewedById, facts.ReviewedAt) = (command.Result, command.Lessons.Trim(), context.Actor.PersonId, context.Now);
        context.Record(new ChangeReviewed
        {
            SubjectId = item.Id, SpaceId = item.SpaceId, Internal = true, Note = facts.Lessons.Length == 0 ? null : facts.Lessons.Length <= 400 ? facts.Lessons : facts.Lessons[..400] + "…",
            Changes = [new Change("review", before, Texts<ChangeTexts>.Say("Result_" + command.Result).ToString())],
        });
        ChangeOrders.Tell(context, item);
        return Done.Instance;
    }
}
