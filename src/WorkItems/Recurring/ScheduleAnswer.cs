using System.Globalization;
using System.Text.Json;
using NodaTime;
using Steward.Identity.Calendars;
using Steward.Identity.Directory;
using Steward.Platform.Text;
using Steward.Platform.Workspaces;
using Steward.Scheduling.Recurrence;
using Steward.WorkItems.Items;
using Steward.WorkItems.Spaces;

namespace Steward.WorkItems.Recurring;

/// <summary>A schedule as the API and the pages show it, with the dates that come next.</summary>
public sealed record ScheduleAnswer(
    string Id, string Space, string Type, string Title, string Description, string? Assignee, string? Team, string? Service, string? Process, Priority? Priority,
    IReadOnlyDictionary<string, string> Fields, int? DueDays, string Rule, LocalDate Starts, OffDay OffDay, int LeadDays, Missed Missed, bool Paused, string Owner,
    string? Trouble, IReadOnlyList<LocalDate> Next, string? Template = null, Again Again = Again.Anew)
{
    public const int DatesShown = 5;

    public static ScheduleAnswer Of(Schedule schedule, Workspace workspace)
    {
        var people = workspace.Get<PeopleDirectory>().Now;
        var assignee = people.Find(schedule.AssigneeId);
        var owner = people.Find(schedule.OwnerId);
        return new ScheduleAnswer(
            schedule.Id.ToString(CultureInfo.InvariantCulture), workspace.Get<SpaceDirectory>().KeyOf(schedule.SpaceId), schedule.Type, schedule.Title, schedule.Description,
            assignee?.Email ?? assignee?.Name, schedule.TeamId is null ? null : people.TeamNameOf(schedule.TeamId), schedule.Service, schedule.Process, schedule.Priority,
            FieldsOf(schedule), schedule.DueDays, schedule.Rule, schedule.Starts, schedule.OffDay, schedule.LeadDays, schedule.Missed, schedule.PausedAt is not null,
            owner?.Email ?? owner?.Name ?? "", schedule.Trouble,
            [.. schedule.Ahead(workspace.Get<WorkingCalendars>().OfWorkspace).Select(c => c.Date).Take(DatesShown)],
            schedule.TemplateId?.ToString(CultureInfo.InvariantCulture), schedule.Again);
    }

    /// <summary>The same as a wish, so that a part of it can be changed.</summary>
    public ScheduleWish ToWish() => new()
    {
        Space = Space, Type = Type, Title = Title, Description = Description, Assignee = Assignee, Team = Team, Service = Service, Process = Process, Priority = Priority,
        Fields = Fields, DueDays = DueDays, Template = Template, Again = Again, Rule = Rule, Starts = Starts, OffDay = OffDay, LeadDays = LeadDays, Missed = Missed,
    };

    internal static IReadOnlyDictionary<string, string> FieldsOf(Schedule schedule) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(schedule.Fields, PlatformJson.Options) ?? new Dictionary<string, string>();
}
