using System.Collections.Immutable;
using NodaTime;

namespace Steward.Scheduling.Staffing;

/// <summary>Turns bookings into an answer.</summary>
static class StaffingReport
{
    public static StaffedDates Of(StaffingModel model, Booking[] bookings, StaffingCost cost, int made)
    {
        var tasks = bookings.Select((booking, i) => new StaffedTask(
            model.Leaves[i].Task.Id, booking.Start, booking.Finish, [.. booking.Seats.Select(seat => model.Resources[seat].Id)], booking.Stand, StaffingPrice.Late(model.Leaves[i], booking)));
        var finish = bookings.Length == 0 ? model.Plan.Now : bookings.Max(booking => booking.Finish);
        return new StaffedDates([.. tasks], cost, finish, model.Dates, Overloads(model, bookings), made);
    }

    /// <summary>Only what stands by itself can ask for too much; slots that follow each other with the same tasks are one overload.</summary>
    static ImmutableArray<Overload> Overloads(StaffingModel model, Booking[] bookings)
    {
        var asked = new SortedDictionary<(int Resource, int Slot), (int Units, List<long> Tasks)>();
        foreach (var leaf in model.Fixed)
        {
            for (var seat = 0; seat < bookings[leaf].Seats.Length; seat++)
            {
                foreach (var slot in bookings[leaf].Slots)
                {
                    var at = (bookings[leaf].Seats[seat], slot);
                    var (units, tasks) = asked.TryGetValue(at, out var so) ? so : (0, []);
                    tasks.Add(model.Leaves[leaf].Task.Id);
                    asked[at] = (units + model.Leaves[leaf].Seats[seat].Units, tasks);
                }
            }
        }
        var found = ImmutableArray.CreateBuilder<Overload>();
        foreach (var ((resource, slot), (units, tasks)) in asked)
        {
            if (units <= model.Resources[resource].Units)
                continue;
            var when = new Interval(model.Grid.At(slot), model.Grid.At(slot + 1));
            if (found.Count > 0 && found[^1] is var last && last.Resource == model.Resources[resource].Id && last.When.End == when.Start && last.Tasks.SequenceEqual(tasks))
                found[^1] = last with { When = new Interval(last.When.Start, when.End) };
            else
                found.Add(new Overload(model.Resources[resource].Id, when, [.. tasks]));
        }
        return found.ToImmutable();
    }
}
