using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Taking;

/// <summary>
/// Gives the actor the next item of a queue: nobody's, of no other team, not waiting for somebody; highest priority first, then the earliest due
/// date, then the oldest.
/// </summary>
public sealed record TakeNext(string Space) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class TakeNextHandler : IHandle<TakeNext, ItemAnswer>
{
    private static readonly Instant Never = Instant.FromUtc(9999, 12, 31, 0, 0);

    public async Task<Outcome<ItemAnswer>> Handle(TakeNext command, CommandContext context)
    {
        if (context.Workspace.Get<SpaceDirectory>().Find(command.Space) is not { ArchivedAt: null } space || !context.Actor.ReadsAllOf(space.Id))
            return Refusal.Missing(Texts<WorkItemTexts>.Say("NoSuchSpace", command.Space));
        if (context.Authorise(WorkItemPermissions.Change, space.Id) is { } forbidden)
            return forbidden;
        if (context.Actor.PersonId is not { } me)
            return Refusal.Invalid(Texts<ListTexts>.Say("TakeNextForPeople"));

        var teams = context.Actor.Teams.ToArray();
        var next = await context.Db.Set<WorkItem>()
            .Where(i => i.SpaceId == space.Id && i.Category < StateCategory.Waiting && i.AssigneeId == null && (i.TeamId == null || teams.Contains(i.TeamId.Value)))
            .OrderByDescending(i => i.Priority).ThenBy(i => i.Due ?? Never).ThenBy(i => i.CreatedAt)
            .FirstOrDefaultAsync();
        if (next is null)
            return Refusal.Conflict(Texts<ListTexts>.Say("NothingToTake"));

        var change = next.Change(context.Workspace.Get<PeopleDirectory>().Now.NameOf);
        change.Assignee(me);
        change.Finish(context);
        context.TellAbout(next);
        return context.Answer(next);
    }
}
