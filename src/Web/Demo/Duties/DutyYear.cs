using System.Globalization;
using NodaTime;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Stories;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Demo.Duties;

/// <summary>A year of the service management system: every duty at its times, most of them on time and with evidence, the next ones planned.</summary>
internal sealed class DutyYear(Company company, Random random, LocalDate today)
{
    private readonly OfficeHours hours = new(random);
    private int record = 112;

    public IEnumerable<PastItem> Tell() =>
        from clause in Clause.All
        from duty in clause.Tasks
        from due in Dates(duty.Frequency)
        select Task(clause, duty, due);

    /// <summary>Days on which a duty is due: those of the past year and the next one.</summary>
    private IReadOnlyList<LocalDate> Dates(string frequency)
    {
        var (step, back) = frequency switch
        {
            "P1D" => (Period.FromDays(1), 9),
            "P1W" => (Period.FromWeeks(1), 12),
            "P2W" => (Period.FromWeeks(2), 12),
            "P1M" => (Period.FromMonths(1), 11),
            "P3M" => (Period.FromMonths(3), 4),
            "P6M" => (Period.FromMonths(6), 2),
            _ => (Period.FromMonths(12), 1),
        };
        // where in its period a duty stands differs, so that not everything is due on the first
        var reach = Period.DaysBetween(today, today + step);
        var next = today.PlusDays(random.Next(0, Math.Max(1, Math.Min(reach, 120))));
        List<LocalDate> dates = [next];
        while (dates.Count <= back && dates[^1] > today.PlusDays(-360))
            dates.Add(dates[^1] - step);
        dates.Reverse();
        return [.. dates.Select(Workday).Distinct()];
    }

    private PastItem Task(Clause clause, Duty duty, LocalDate dueDay)
    {
        var owner = Organisation.OwnerOf(duty.OwnerRole);
        var manager = company.Id("admin");
        var due = dueDay.At(new LocalTime(16, 0)).InZoneLeniently(OfficeHours.Zone).ToInstant();
        var planned = OfficeHours.Before(due, Lead(duty.Frequency));
        var created = OfficeHours.Before(planned, 24);
        var evidence = clause.Evidence.Count == 0 ? "Minutes of the meeting" : clause.Evidence[random.Next(clause.Evidence.Count)];
        return new PastItem(company.Spaces["SMS"], "sms-task", $"{duty.Title} · {Label(duty.Frequency, dueDay)}", created)
        {
            Description = $"{clause.Requirement}\n\n*ISO/IEC 20000-1, clause {clause.Id} {clause.Title}*",
            Priority = duty.Priority switch { "Critical" => Priority.Urgent, "High" => Priority.High, "Low" => Priority.Low, _ => Priority.Medium },
            Process = duty.Process, RequesterId = manager, CreatedById = manager, TeamId = company.Teams["Service Management"], PlannedStart = planned, Due = due,
            Fields = Fields(clause, duty, evidence, due),
            Entries = [new PastAssignment(created, manager, company.Id(owner)), new PastMove(created, manager, "planned"), .. Course(company.Id(owner), planned, due)],
        };
    }

    /// <summary>Six of seven are done before they are due; the rest is late, blocked for a while or called off.</summary>
    private IEnumerable<PastEntry> Course(long owner, Instant planned, Instant due)
    {
        var wording = new Wording(random);
        var started = hours.Some(planned, 4);
        var chance = random.Next(100);
        if (chance == 0)
            return [new PastMove(started, company.Id("admin"), "cancelled", "Not needed this time: covered by the audit.")];
        var late = chance < 15;
        var done = late ? OfficeHours.After(due, 2 + random.Next(40)) : OfficeHours.Before(due, 1 + random.Next(12));
        done = Instant.Max(done, started + Duration.FromHours(1));
        List<PastEntry> course = [new PastMove(started, owner, "in-progress")];
        if (late && random.Next(2) == 0)
        {
            var blocked = started + ((done - started) / 3);
            course.Add(new PastMove(blocked, owner, "blocked", wording.Sentence("blocked")));
            course.Add(new PastMove(blocked + ((done - blocked) / 2), owner, "in-progress"));
        }

        if (random.Next(3) == 0)
            course.Add(new PastMove(done - ((done - started) / 6), owner, "in-review"));
        course.Add(new PastComment(done - Duration.FromSeconds(1), owner, wording.Sentence(late ? "duty-late" : "duty")));
        course.Add(new PastMove(done, owner, "done", "Done, evidence filed."));
        return course;
    }

    private Dictionary<string, string> Fields(Clause clause, Duty duty, string evidence, Instant due) => new(StringComparer.Ordinal)
    {
        [ItemFields.Clause] = clause.Id,
        [ItemFields.Frequency] = duty.Frequency,
        [ItemFields.Evidence] = string.Create(CultureInfo.InvariantCulture, $"REC-{due.InZone(OfficeHours.Zone).Year}-{record++:0000} · {evidence}"),
    };

    /// <summary>Working hours from the planned start to the due date.</summary>
    private static double Lead(string frequency) => frequency switch { "P1D" => 4, "P1W" => 12, "P2W" => 16, "P1M" => 32, _ => 64 };

    private static string Label(string frequency, LocalDate due) => frequency switch
    {
        "P1D" => due.ToString("d MMM uuuu", CultureInfo.InvariantCulture),
        "P1W" or "P2W" => $"week {NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(due)}",
        "P1M" => due.ToString("MMMM uuuu", CultureInfo.InvariantCulture),
        "P3M" => $"Q{(due.Month + 2) / 3} {due.Year}",
        "P6M" => $"H{(due.Month + 5) / 6} {due.Year}",
        _ => due.Year.ToString(CultureInfo.InvariantCulture),
    };

    private static LocalDate Workday(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => day.PlusDays(-1),
        IsoDayOfWeek.Sunday => day.PlusDays(1),
        _ => day,
    };
}
