using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Commenting;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Templates;

namespace Steward.WorkItems.Recurring;

/// <summary>Makes what a schedule has to make today, in the name of its owner. Each date once, however often it is sent.</summary>
public sealed record RunSchedule(long Id) : ICommand<IReadOnlyList<string>>
{
    /// <summary>More wait for the next time: nothing fills a space in one go.</summary>
    public const int MostAtOnce = 25;

    public static Permission Needs => WorkItemPermissions.KeepSchedules;
}

/// <summary>Notes at a schedule why it made nothing.</summary>
public sealed record NoteTrouble(long Id, string Sentence) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.KeepSchedules;
}

internal sealed class RunScheduleHandler : IHandle<RunSchedule, IReadOnlyList<string>>
{
    public async Task<Outcome<IReadOnlyList<string>>> Handle(RunSchedule command, CommandContext context)
    {
        var (schedule, refusal) = await context.Schedule(command.Id);
        if (refusal is not null)
            return refusal;
        var calendar = context.Workspace.Get<WorkingCalendars>().OfWorkspace;
        var due = schedule!.PausedAt is null ? schedule.DueOn(context.Today(), calendar, RunSchedule.MostAtOnce) : [];
        var dates = due.Select(c => c.Date).ToList();
        var made = await context.Db.Set<ScheduleRun>().Where(r => r.ScheduleId == schedule.Id && dates.Contains(r.Date)).Select(r => r.Date).ToListAsync();
        var keys = new List<string>();
        foreach (var coming in due.Where(c => !made.Contains(c.Date)))
        {
            var item = await Make(schedule, coming.Date, calendar.Zone, context);
            if (!item.Succeeded)
                return item.Refusal;
            await context.Db.SaveChangesAsync(); // the next date asks for the item of this one
            keys.Add(item.Answer);
        }

        if (due.Count > 0)
        {
            schedule.HandledThrough = due[^1].Planned;
            schedule.Trouble = null;
            schedule.Step();
        }

        return Outcome.Of<IReadOnlyList<string>>(keys);
    }

    private static async Task<Outcome<string>> Make(Schedule schedule, LocalDate date, DateTimeZone zone, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var culture = CultureInfo.GetCultureInfo(context.Actor.Culture);
        var named = people.Find(schedule.AssigneeId);
        var works = named is not null && UseTemplateHandler.WorksHere(named, schedule.SpaceId, people);
        var assignee = works ? named!.Email ?? named.Name : null;
        var known = schedule.Again == Again.Reopen ? await Latest(schedule, context) : null;
        var made = known is not null ? await Reopened(known, schedule, date, zone, culture, context)
            : schedule.TemplateId is { } template ? await FromTemplate(template, schedule, date, assignee, context)
            : await OneItem(schedule, date, zone, assignee, culture, context);
        if (!made.Succeeded)
            return made.Refusal;
        if (named is not null && !works && known is null)
        {
            var note = await context.Also(new AddComment(made.Answer, Texts<ScheduleTexts>.Say("AssigneeLeft", named.Name).In(culture), Internal: true));
            if (!note.Succeeded)
                return note.Refusal;
        }

        if (!WorkItemKey.TryParse(made.Answer, out var key))
            throw new InvalidOperationException($"'{made.Answer}' is no key of an item.");
        var item = known ?? context.Db.ChangeTracker.Entries<WorkItem>().First(e => e.Entity.SpaceId == schedule.SpaceId && e.Entity.Number == key.Number).Entity;
        context.Db.Add(new ScheduleRun { ScheduleId = schedule.Id, Date = date, At = context.Now, ItemId = item.Id });
        return Outcome.Of(made.Answer);
    }

    /// <summary>The item of the last date, when its owner still sees it.</summary>
    private static async Task<WorkItem?> Latest(Schedule schedule, CommandContext context)
    {
        var id = await context.Db.Set<ScheduleRun>().Where(r => r.ScheduleId == schedule.Id).OrderByDescending(r => r.Date).Select(r => (long?)r.ItemId).FirstOrDefaultAsync();
        return id is null ? null : await context.Db.ItemsFor(context.Actor).FirstOrDefaultAsync(i => i.Id == id);
    }

    /// <summary>Closed, it begins another round. Still open, it is left as it is and told that it is due again.</summary>
    private static async Task<Outcome<string>> Reopened(WorkItem item, Schedule schedule, LocalDate date, DateTimeZone zone, CultureInfo culture, CommandContext context)
    {
        var key = context.KeyOf(item);
        var refusal = item.IsOpen
            ? (await context.Also(new AddComment(key, Texts<ScheduleTexts>.Say("StillOpen", date.ToString("d", culture)).In(culture), Internal: true))).Refusal
            : (await context.Also(new ReopenItem(key, ScheduleWish.TitleFor(schedule.Title, date, culture)) { Due = DueOf(schedule, date, zone) })).Refusal;
        return refusal is null ? Outcome.Of(key) : refusal;
    }

    private static Instant? DueOf(Schedule schedule, LocalDate date, DateTimeZone zone) => schedule.DueDays is { } days ? MoveForm.DayEnd(date.PlusDays(days), zone) : null;

    private static async Task<Outcome<string>> OneItem(Schedule schedule, LocalDate date, DateTimeZone zone, string? assignee, CultureInfo culture, CommandContext context)
    {
        var people = context.Workspace.Get<PeopleDirectory>().Now;
        var made = await context.Also(new CreateItem(context.Workspace.Get<SpaceDirectory>().KeyOf(schedule.SpaceId), schedule.Type, ScheduleWish.TitleFor(schedule.Title, date, culture))
        {
            Description = schedule.Description, Assignee = assignee, Team = schedule.TeamId is null ? null : people.TeamNameOf(schedule.TeamId),
            Service = schedule.Service, Process = schedule.Process, Priority = schedule.Priority, Fields = ScheduleAnswer.FieldsOf(schedule),
            Due = DueOf(schedule, date, zone),
        });
        return made.Succeeded ? made.Answer.Key : made.Refusal;
    }

    private static async Task<Outcome<string>> FromTemplate(long template, Schedule schedule, LocalDate date, string? assignee, CommandContext context)
    {
        var used = await context.Also(new UseTemplate(template, date) { Title = schedule.Title, Others = assignee });
        return used.Succeeded ? used.Answer.Key : used.Refusal;
    }
}

internal sealed class NoteTroubleHandler : IHandle<NoteTrouble, Done>
{
    public async Task<Outcome<Done>> Handle(NoteTrouble command, CommandContext context)
    {
        var (schedule, refusal) = await context.Schedule(command.Id);
        if (refusal is not null)
            return refusal;
        schedule!.Trouble = command.Sentence;
        return Done.Instance;
    }
}
