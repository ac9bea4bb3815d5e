using System.Text.Json;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Data;
using Steward.Platform.Events;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Recurring;

/// <summary>Makes a schedule, or says all of an existing one anew. Who saves it owns it: the items are made in their name.</summary>
public sealed record SaveSchedule(long? Id, ScheduleWish Wish) : ICommand<ScheduleAnswer>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.KeepSchedules;

    public Refusal? Check() => Wish.Check();
}

internal sealed class SaveScheduleHandler : IHandle<SaveSchedule, ScheduleAnswer>
{
    public async Task<Outcome<ScheduleAnswer>> Handle(SaveSchedule command, CommandContext context)
    {
        if (context.Actor.PersonId is not { } me)
            return Refusal.Forbidden(Texts<ScheduleTexts>.Say("PersonNeeded"));
        var wish = command.Wish;
        var spaces = context.Workspace.Get<SpaceDirectory>();
        Schedule? schedule = null;
        if (command.Id is { } id)
        {
            (schedule, var refusal) = await context.Schedule(id);
            if (refusal is not null)
                return refusal;
        }

        var space = schedule is null ? spaces.Find(wish.Space) : spaces.Find(schedule.SpaceId);
        if (space is not { ArchivedAt: null } || !context.Actor.ReadsAllOf(space.Id))
            return Refusal.Invalid("space", Texts<WorkItemTexts>.Say("NoSuchSpace", wish.Space));
        if (context.Authorise(WorkItemPermissions.KeepSchedules, space.Id) is { } forbidden)
            return forbidden;
        if (context.TypeOf(wish.Type) is not { } type || !space.TypeKeys.Contains(type.Key))
            return Refusal.Invalid("type", Texts<WorkItemTexts>.Say("NoSuchType", wish.Type, space.Key, string.Join(", ", space.TypeKeys)));
        var names = new NamesInItems(context);
        var (assignee, team) = (names.Assignee(wish.Assignee, space.Id), names.Team(wish.Team));
        if (Refusal.From(names.Faults) is { } unknown)
            return unknown;

        var template = string.IsNullOrWhiteSpace(wish.Template) ? null : context.TemplateIn(space, wish.Template);
        if (template is null && !string.IsNullOrWhiteSpace(wish.Template))
            return Refusal.Invalid("template", Texts<ScheduleTexts>.Say("NoSuchTemplate", wish.Template, space.Name));

        if (schedule is null)
        {
            schedule = new Schedule { Id = Ids.Next(), SpaceId = space.Id, Type = type.Key, Title = "", Rule = "", CreatedAt = context.Now };
            context.Db.Add(schedule);
        }

        var rule = RecurrenceText.Write(RecurrenceText.Read(wish.Rule).Rule!);
        context.Record(new ScheduleSaved
        {
            SubjectId = schedule.Id, SpaceId = space.Id, Changes = [new Change("title", Given(schedule.Title), wish.Title.Trim()), new Change("rule", Given(schedule.Rule), rule)],
        });
        (schedule.OwnerId, schedule.Type, schedule.Title, schedule.Description) = (me, type.Key, wish.Title.Trim(), wish.Description);
        (schedule.AssigneeId, schedule.TeamId, schedule.Service, schedule.Process) = (assignee, team, Given(wish.Service), Given(wish.Process));
        (schedule.Priority, schedule.DueDays, schedule.Rule, schedule.Starts) = (wish.Priority, wish.DueDays, rule, wish.Starts);
        (schedule.OffDay, schedule.LeadDays, schedule.Missed, schedule.Trouble) = (wish.OffDay, wish.LeadDays, wish.Missed, null);
        schedule.Fields = JsonSerializer.Serialize(wish.Fields ?? new Dictionary<string, string>(), PlatformJson.Options);
        (schedule.TemplateId, schedule.Again) = (template?.Id, wish.Again);
        schedule.BeginToday(context.Today());
        schedule.Step();
        return ScheduleAnswer.Of(schedule, context.Workspace);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
