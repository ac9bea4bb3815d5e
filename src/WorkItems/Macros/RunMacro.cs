using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Acting;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Changing;
using Steward.WorkItems.Items;

namespace Steward.WorkItems.Macros;

/// <summary>Does to one item what a macro says, with the rights of who runs it. When one of the changes is refused, none was made.</summary>
public sealed record RunMacro(long Id, string Key) : ICommand<ItemAnswer>
{
    public static Permission Needs => WorkItemPermissions.Change;
}

internal sealed class RunMacroHandler : IHandle<RunMacro, ItemAnswer>
{
    public async Task<Outcome<ItemAnswer>> Handle(RunMacro command, CommandContext context)
    {
        var (item, refusal) = await context.Item(command.Key, WorkItemPermissions.Change);
        if (refusal is not null)
            return refusal;
        if (await context.Db.Set<Macro>().FirstOrDefaultAsync(m => m.Id == command.Id) is not { } macro || !MacroDirectory.Sees(context.Actor, macro))
            return Refusal.Invalid("macro", MacroOrders.NoSuchMacro(command.Id).Sentence); // the item is what was asked for; hidden and absent macros look the same

        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var steps = MacroNames.StepsOf(macro).Named(people);
        var change = new ChangeItem(command.Key)
        {
            Priority = steps.Priority, AddTags = Some(steps.AddTags), RemoveTags = Some(steps.RemoveTags),
            Assignee = steps.Assignee switch
            {
                null => default,
                MacroSteps.Nobody => new(null),
                MacroSteps.Me => new(people.Find(context.Actor.PersonId) is { } me ? me.Email ?? me.Name : null),
                var name => new(name),
            },
            Team = steps.Team switch { null => default, MacroSteps.Nobody => new(null), var name => new(name) },
        };
        if (steps.DueDays is { } days)
        {
            var calendar = context.Workspace.Get<WorkingCalendars>().OfWorkspace;
            if (BusinessDays.Plus(context.Now.InZone(calendar.Zone).Date, days, day => calendar.MinutesOn(day) > 0) is not { } due)
                return Refusal.Conflict(Texts<MacroTexts>.Say("NobodyWorks"));
            change = change with { Due = new(MoveForm.DayEnd(due, calendar.Zone)) };
        }

        var act = new ActOnItem(command.Key)
        {
            Change = change == new ChangeItem(command.Key) ? null : change, To = steps.To == item!.State ? null : steps.To, Note = steps.Note,
            Comment = steps.Comment, Internal = steps.Internal,
        };
        return act is { Change: null, To: null, Comment: null } ? context.Answer(item) : await context.Also(act);
    }

    private static IReadOnlyList<string>? Some(IReadOnlyList<string> tags) => tags.Count == 0 ? null : tags;
}
