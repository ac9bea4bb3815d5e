using System.Globalization;
using NodaTime;
using Steward.Web.Demo.Cast;
using Steward.Web.Demo.Stories;
using Steward.WorkItems.Items;
using Steward.WorkItems.Recounting;

namespace Steward.Web.Demo.Planning;

/// <summary>The project of the example: milestones with their tasks, some behind, some ahead, in weeks around today.</summary>
internal sealed class ProjectPlan(Company company, Random random, LocalDate today)
{
    private readonly LocalDate monday = today.PlusDays(1 - (int)today.DayOfWeek);

    public IEnumerable<PastItem> Tell()
    {
        var created = Moment(-17, IsoDayOfWeek.Tuesday, 10);
        var milestone = "";
        var before = "";
        foreach (var line in ContentFile.Table("project.txt"))
        {
            // a minute apart, so that parents come before their children
            created += Duration.FromMinutes(1);
            var isMilestone = line[0] == "M";
            if (isMilestone)
            {
                var next = line[1];
                yield return Item(line, created, null, milestone.Length == 0 ? [] : [(LinkKind.Precedes, milestone)]) with { Label = next };
                (milestone, before) = (next, "");
            }
            else
            {
                yield return Item(line, created, milestone, before.Length == 0 || random.Next(3) == 0 ? [] : [(LinkKind.Precedes, before)]) with { Label = line[1] };
                before = line[1];
            }
        }
    }

    private PastItem Item(string[] line, Instant created, string? milestone, IReadOnlyList<(LinkKind, string)> links)
    {
        var (first, last, owner) = (int.Parse(line[2], CultureInfo.InvariantCulture), int.Parse(line[3], CultureInfo.InvariantCulture), company.Id(line[4]));
        var manager = company.Id("elif.demir");
        var (start, due) = (Moment(first, IsoDayOfWeek.Monday, 9), Moment(last, IsoDayOfWeek.Friday, 16));
        return new PastItem(company.Spaces["DCM"], "task", milestone is null ? $"Milestone: {line[1]}" : line[1], created)
        {
            Priority = milestone is null ? Priority.High : (Priority)random.Next(2, 4), RequesterId = manager, CreatedById = manager, TeamId = company.Teams["Project Office"],
            PlannedStart = start, Due = due, Below = milestone, Links = links,
            Entries = [new PastAssignment(created, manager, owner), .. Course(owner, start, due, last < 0, line.Length > 5 ? int.Parse(line[5], CultureInfo.InvariantCulture) : null)],
        };
    }

    private IEnumerable<PastEntry> Course(long owner, Instant start, Instant due, bool past, int? progress)
    {
        var wording = new Wording(random);
        if (progress is 0)
            yield break;
        var begun = start + Duration.FromHours(random.Next(0, 20));
        yield return new PastMove(begun, owner, "doing");
        if (progress is { } half)
        {
            yield return new PastProgress(OfficeHours.After(begun, 3), owner, half / 2);
            yield return new PastComment(OfficeHours.After(begun, 5), owner, wording.Sentence("project"));
            yield return new PastProgress(OfficeHours.After(begun, 9), owner, half);
            yield break;
        }

        var done = OfficeHours.Before(due, random.Next(-6, 20));
        done = Instant.Max(done, begun + Duration.FromDays(1));
        yield return new PastProgress(begun + ((done - begun) / 2), owner, 50);
        if (past && random.Next(2) == 0)
            yield return new PastComment(done - Duration.FromMinutes(5), owner, wording.Sentence("project"));
        yield return new PastMove(done, owner, "done");
    }

    private Instant Moment(int week, IsoDayOfWeek day, int hour) =>
        monday.PlusWeeks(week).PlusDays((int)day - 1).At(new LocalTime(hour, 0)).InZoneLeniently(OfficeHours.Zone).ToInstant();
}
