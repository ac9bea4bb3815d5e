using System.Collections.Concurrent;
using NodaTime;
using Steward.Identity.Absences;
using Steward.Identity.Directory;
using Steward.Platform.Data;
using Steward.Platform.Workspaces;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Calendars;

/// <summary>
/// When the workspace, its teams and its people work: the one definition of time for deadlines, plans and absences. Kept in memory and laid out on
/// first use; a change of calendars, absences or people makes every node read again.
/// </summary>
public sealed class WorkingCalendars : IPerWorkspace<WorkingCalendars>
{
    /// <summary>The topic told after every change of working time.</summary>
    public const string Topic = "calendars";

    private readonly Workspace workspace;
    private readonly Remembered<Reading> reading;

    private WorkingCalendars(Workspace workspace)
    {
        this.workspace = workspace;
        reading = new Remembered<Reading>(workspace, $"{Topic} {PeopleDirectory.Topic}", Read);
    }

    public static WorkingCalendars Create(Workspace workspace) => new(workspace);

    /// <summary>The workspace's own hours.</summary>
    public WorkingCalendar OfWorkspace => Of(CalendarOwner.Workspace);

    public WorkingCalendar OfTeam(long teamId) => Of(CalendarOwner.Team(teamId));

    /// <summary>Workspace, then the first by name of the person's teams that has hours of its own, then the person, then absences.</summary>
    public WorkingCalendar OfPerson(long personId) => Of(CalendarOwner.Person(personId));

    public WorkingCalendar Of(CalendarOwner owner)
    {
        var known = reading.Now;
        return known.Laid.GetOrAdd(owner, static (whose, from) => from.Lay(whose), known);
    }

    /// <summary>What an owner says itself, without the layers below.</summary>
    public OwnWorkingTime SaidBy(CalendarOwner owner)
    {
        var known = reading.Now;
        return new OwnWorkingTime(known.Zones.ContainsKey(owner), known.Weeks.Contains(owner), known.Days[owner].Count());
    }

    private Reading Read(AppDb db)
    {
        return new Reading(
            workspace.Get<PeopleDirectory>().Now,
            db.Set<CalendarZone>().ToDictionary(z => new CalendarOwner(z.OwnerKind, z.OwnerId), z => z.Zone),
            db.Set<CalendarWeek>().ToLookup(w => new CalendarOwner(w.OwnerKind, w.OwnerId)),
            db.Set<CalendarDay>().ToLookup(d => new CalendarOwner(d.OwnerKind, d.OwnerId)),
            db.Set<Absence>().ToLookup(a => a.PersonId));
    }

    private sealed record Reading(
        Snapshot People,
        Dictionary<CalendarOwner, string> Zones,
        ILookup<CalendarOwner, CalendarWeek> Weeks,
        ILookup<CalendarOwner, CalendarDay> Days,
        ILookup<long, Absence> Absences)
    {
        public ConcurrentDictionary<CalendarOwner, WorkingCalendar> Laid { get; } = new();

        public WorkingCalendar Lay(CalendarOwner owner)
        {
            var layers = new List<CalendarLayer> { Ground() };
            if (owner.Kind == CalendarOwnerKind.Team)
                layers.Add(LayerOf(owner, People.TeamNameOf(owner.Id)));
            if (owner.Kind == CalendarOwnerKind.Person)
            {
                if (TeamOf(owner.Id) is { } team)
                    layers.Add(LayerOf(CalendarOwner.Team(team), People.TeamNameOf(team)));
                layers.Add(LayerOf(owner, People.NameOf(owner.Id)) with { Absences = [.. Absences[owner.Id].OrderBy(a => a.From).Select(a => a.ToAwayTime())] });
            }

            return new WorkingCalendar(layers);
        }

        /// <summary>The workspace says everything, so that nothing is ever undefined: a usual week until it says otherwise.</summary>
        private CalendarLayer Ground()
        {
            var own = LayerOf(CalendarOwner.Workspace, "");
            return own with
            {
                Zone = own.Zone ?? StandardTime.Zone,
                Weeks = own.Weeks.Insert(0, new WeekFrom(LocalDate.MinIsoValue, StandardTime.Week)),
            };
        }

        private CalendarLayer LayerOf(CalendarOwner owner, string name) => new()
        {
            Name = name,
            Zone = Zones.TryGetValue(owner, out var zone) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null,
            Weeks = [.. Weeks[owner].OrderBy(w => w.From).Select(w => new WeekFrom(w.From, WeekText.Read(w.Days)))],
            Exceptions = [.. Days[owner].OrderBy(d => d.Source is null).ThenBy(d => d.Id).Select(d => new DayException(d.From, d.To, WeekText.ReadDay(d.Hours), d.Name))],
        };

        private long? TeamOf(long personId)
        {
            var own = People.TeamsOf(personId)
                .Where(team => Weeks.Contains(CalendarOwner.Team(team)) || Days.Contains(CalendarOwner.Team(team)) || Zones.ContainsKey(CalendarOwner.Team(team)))
                .OrderBy(team => People.TeamNameOf(team), StringComparer.OrdinalIgnoreCase)
                .ToList();
            return own.Count == 0 ? null : own[0];
        }
    }
}

/// <summary>Whether an owner has a zone and a week of its own, and how many holidays and special days.</summary>
public readonly record struct OwnWorkingTime(bool HasZone, bool HasWeek, int Days);
