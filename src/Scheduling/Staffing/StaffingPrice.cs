using NodaTime;

namespace Steward.Scheduling.Staffing;

/// <summary>What a staffed plan costs.</summary>
sealed class StaffingPrice(StaffingModel model)
{
    /// <summary>A day of a task of priority 500, so small that a day late or moved always outweighs it in plans of some hundred tasks.</summary>
    const double DayOfLength = 0.000_1;

    public StaffingCost Of(Booking[] bookings)
    {
        var (lateness, movement, length) = (0.0, 0.0, 0.0);
        for (var i = 0; i < bookings.Length; i++)
        {
            var leaf = model.Leaves[i];
            if (leaf.IsDone)
                continue;
            lateness += leaf.Staffing.LatenessCost * Late(leaf, bookings[i]).TotalDays;
            if (leaf.Staffing.Agreed is { } agreed)
                movement += leaf.Staffing.MoveCost * Math.Abs((bookings[i].Start - agreed).TotalDays);
            length += DayOfLength * leaf.Staffing.Priority / 500 * (bookings[i].Finish - model.Plan.Now).TotalDays;
        }
        return new StaffingCost(lateness, movement, length);
    }

    public static Duration Late(StaffedLeaf leaf, Booking booking)
    {
        var due = leaf.Task.Deadline;
        if (leaf.Task.Constraint == Network.ConstraintKind.FinishNoLaterThan && !(due <= leaf.Task.ConstraintDate))
            due = leaf.Task.ConstraintDate;
        return booking.Finish > due ? booking.Finish - due.Value : Duration.Zero;
    }
}
