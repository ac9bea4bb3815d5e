using System.Globalization;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.Scheduling.Recurrence;
using Steward.Scheduling.WorkingTime;
using Steward.WorkItems.Boards;
using Steward.WorkItems.Creating;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recurring;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Templates;

/// <summary>Makes what a template holds, counted from a day: all of it, or nothing.</summary>
public sealed record UseTemplate(long Id, LocalDate Start) : ICommand<UsedTemplate>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.Create;

    /// <summary>Title of the topmost item; the template's own when not given.</summary>
    public string? Title { get; init; }

    /// <summary>Who fills which role: a mail address or a name. A role nobody fills leaves its items without an assignee.</summary>
    public IReadOnlyDictionary<string, string>? Roles { get; init; }

    /// <summary>Who fills the roles that are not named.</summary>
    public string? Others { get; init; }

    public Refusal? Check() => Start.Year is < 2000 or > 2100
        ? Refusal.Invalid("start", Texts<TemplateTexts>.Say("StartShape"))
        : Title is null ? null : Refusal.From(ItemShape.Faults(Title, null, null));
}

/// <summary>What was made, and whom it could not be given to.</summary>
/// <param name="Key">The topmost item.</param>
/// <param name="Keys">All items, the topmost first.</param>
/// <param name="Left">Names of people who are no longer there: their items have no assignee.</param>
public sealed record UsedTemplate(string Key, IReadOnlyList<string> Keys, IReadOnlyList<string> Left);

internal sealed class UseTemplateHandler : IHandle<UseTemplate, UsedTemplate>
{
    public async Task<Outcome<UsedTemplate>> Handle(UseTemplate command, CommandContext context)
    {
        var (template, refusal) = await context.Template(command.Id, WorkItemPermissions.Create);
        if (refusal is not null)
            return refusal;
        var item = TemplateItem.Of(template!);
        var (names, roles) = (new NamesInItems(context), new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase));
        foreach (var role in item.Roles())
        {
            var said = command.Roles?.FirstOrDefault(r => string.Equals(r.Key, role, StringComparison.OrdinalIgnoreCase)).Value;
            roles[role] = KeptName.Of(names.Assignee(string.IsNullOrWhiteSpace(said) ? command.Others : said, template!.SpaceId));
        }

        if (Refusal.From(names.Faults) is { } unknown)
            return unknown;
        var calendar = context.Workspace.Get<WorkingCalendars>().OfWorkspace;
        if (BusinessDays.Plus(command.Start, TemplateWish.MostDays, day => calendar.MinutesOn(day) > 0) is null)
            return Refusal.Conflict(Texts<TemplateTexts>.Say("NobodyWorks"));
        var growing = new Growing(command, context, template!.SpaceId, roles, calendar);
        var seed = growing.SeedOf(command.Title is { } title ? item with { Title = title } : item);
        var planted = await context.Plant(seed);
        return planted.Succeeded ? new UsedTemplate(planted.Answer[0], planted.Answer, [.. growing.Left.Distinct()]) : planted.Refusal;
    }

    /// <summary>Turns items of the template into orders.</summary>
    private sealed class Growing(UseTemplate command, CommandContext context, long space, Dictionary<string, string?> roles, WorkingCalendar calendar)
    {
        private readonly Snapshot people = context.Workspace.Get<PeopleDirectory>().Now;
        private readonly CultureInfo culture = CultureInfo.GetCultureInfo(context.Actor.Culture);

        public List<string> Left { get; } = [];

        public Seed SeedOf(TemplateItem item)
        {
            var wanted = people.Find(KeptName.Id(item.Role is { } role ? roles.GetValueOrDefault(role) : item.Assignee));
            var works = wanted is not null && WorksHere(wanted, space, people);
            if (wanted is not null && !works)
                Left.Add(wanted.Name);
            var order = new CreateItem(context.Workspace.Get<SpaceDirectory>().KeyOf(space), item.Type, ScheduleWish.TitleFor(item.Title, command.Start, culture))
            {
                Description = item.Description, Priority = item.Priority, Assignee = works ? wanted!.Email ?? wanted.Name : null,
                Team = KeptName.Id(item.Team) is { } team && people.TeamNameOf(team) is { Length: > 0 } name ? name : null, Service = item.Service, Process = item.Process,
                PlannedStart = item.StartDays is { } start ? StartOf(Day(start)) : null, Due = item.DueDays is { } due ? MoveForm.DayEnd(Day(due), calendar.Zone) : null,
                Fields = item.Fields, Tags = item.Tags.Count == 0 ? null : item.Tags,
            };
            var note = wanted is null || works ? null : Texts<TemplateTexts>.Say("PersonLeft", wanted.Name).In(culture);
            return new Seed(order, item.Checklist, note, [.. item.Items.Select(SeedOf)]);
        }

        private LocalDate Day(int days) => BusinessDays.Plus(command.Start, days, day => calendar.MinutesOn(day) > 0)!.Value;

        private Instant StartOf(LocalDate day) => day.At(new LocalTime(8, 0)).InZoneLeniently(calendar.Zone).ToInstant();
    }

    /// <summary>Who left the organisation or the space is given nothing.</summary>
    internal static bool WorksHere(Identity.People.Person person, long space, Snapshot people) => person.DisabledAt is null
        && (person.IsAdmin || (people.RolesOf(person.Id).GetValueOrDefault(space) & Actor.StaffRoles & ~Role.Auditor) != 0);
}
