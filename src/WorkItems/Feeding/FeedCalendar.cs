using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Steward.Identity.Directory;
using Steward.Platform.Commands;
using Steward.Platform.Edge;
using Steward.Platform.Text;
using Steward.Scheduling.ICalendar;
using Steward.WorkItems.Items;
using Steward.WorkItems.Listing;
using Steward.WorkItems.Querying;
using Steward.WorkItems.Spaces;
using Steward.WorkItems.Types;
using Steward.WorkItems.Views;

namespace Steward.WorkItems.Feeding;

/// <summary>A view as a calendar: what it shows to this visitor at this moment and has a date near today. One statement.</summary>
internal static class FeedCalendar
{
    /// <summary>More entries make calendar programs slow; the nearest ones come, and the calendar's note says that there are more.</summary>
    public const int Most = 1_000;

    private static readonly Duration Behind = Duration.FromDays(92);
    private static readonly Duration Ahead = Duration.FromDays(731);
    private static readonly Duration Again = Duration.FromHours(1);

    public static async Task<Outcome<string>> Write(Visit visit, SavedView view, EntryKind kind, Uri root, CancellationToken cancel)
    {
        var address = ViewRules.Read("", view.Settings);
        if (!address.Succeeded)
            return address.Refusal;
        var space = view.SpaceId is { } id ? visit.Workspace.Get<SpaceDirectory>().Find(id) : null;
        var found = ItemListing.Seen(visit, space).Apply(address.Answer.Where, visit.QueryScope());
        if (!found.Succeeded)
            return found.Refusal;
        var (from, to, near) = (visit.Now - Behind, visit.Now + Ahead, visit.Now - Duration.FromDays(1));
        var items = await found.Answer
            .Where(i => (i.Due != null && i.Due >= from && (i.PlannedStart ?? i.Due) < to) || (i.Due == null && i.PlannedStart >= from && i.PlannedStart < to))
            .OrderByDescending(i => (i.Due ?? i.PlannedStart) >= near).ThenBy(i => i.Due ?? i.PlannedStart).ThenBy(i => i.Id)
            .Take(Most + 1).Select(ListedItem.Of).ToListAsync(cancel);
        var note = items.Count > Most ? Texts<FeedTexts>.Say("OnlyNearest", Most).ToString() : null;
        return CalendarText.Write(view.Name, note, Again, items.Take(Most).Select(i => Entry(visit, i, kind, root)), kind);
    }

    private static CalendarEntry Entry(Visit visit, ListedItem item, EntryKind kind, Uri root)
    {
        var (spaces, types, people) = (visit.Workspace.Get<SpaceDirectory>(), visit.Workspace.Get<TypeDirectory>(), visit.Workspace.Get<PeopleDirectory>().Now);
        var key = new WorkItemKey(spaces.KeyOf(item.SpaceId), item.Number).ToString();
        var (start, due) = (Day(item.PlannedStart ?? item.Due!.Value), Day(item.Due ?? item.PlannedStart!.Value));
        var uid = string.Create(CultureInfo.InvariantCulture, $"{item.Id}-{(kind == EntryKind.Event ? "event" : "todo")}@{visit.Workspace.Entry.Name}.steward");
        return new CalendarEntry(uid, $"{key} {item.Title}", LocalDate.Min(start, due), due, item.UpdatedAt, item.Version)
        {
            Link = new Uri(root, $"i/{key}"), Category = types.NameOf(item.Type), Percent = item.Progress,
            Description = string.Join("\n", Lines(item, types, people)),
            State = item.Category switch
            {
                StateCategory.Done => ToDoState.Done, StateCategory.Cancelled => ToDoState.GivenUp, StateCategory.Active or StateCategory.Waiting => ToDoState.Begun, _ => ToDoState.Waiting,
            },
            Urgency = item.Priority switch { Priority.Urgent => 1, Priority.High => 3, Priority.Medium => 5, Priority.Low => 9, _ => null },
        };

        LocalDate Day(Instant at) => at.InZone(visit.Zone).Date;
    }

    private static IEnumerable<string> Lines(ListedItem item, TypeDirectory types, Snapshot people)
    {
        yield return types.StateName(item.Type, item.State);
        if (people.NameOf(item.AssigneeId) is { Length: > 0 } assignee)
            yield return assignee;
        if (people.TeamNameOf(item.TeamId) is { Length: > 0 } team)
            yield return team;
    }
}
