using NodaTime;

namespace Steward.Scheduling.Staffing;

/// <summary>Finds the first slots for a task, and who of those who can sits in each of its seats.</summary>
sealed class TeamSearch(StaffingModel model, Roster roster, Booking[] bookings)
{
    readonly List<int> slots = [];
    readonly int[] calendars = [.. model.Leaves.Select(leaf => roster.CalendarOf(leaf.Task.Calendar ?? model.Plan.Network.Plan.Calendar))];

    /// <summary>Whether to find out who keeps a resource busy; a search has no use for it.</summary>
    public bool Explains { get; set; }

    /// <summary>Gives back all that is booked.</summary>
    public void Clear()
    {
        for (var place = 0; place < bookings.Length; place++)
        {
            Book(place, -1);
            bookings[place].Clear(default);
        }
    }

    /// <summary>Books the task at the first slots from <paramref name="at"/> on.</summary>
    /// <param name="place">The leaf.</param>
    /// <param name="at">Not before.</param>
    /// <param name="stand">Why not before; kept when nobody is in the way.</param>
    public void Find(int place, Instant at, Stand stand)
    {
        var seats = Choose(place, model.Grid.From(at), free: true);
        if (!Walk(place, seats, seats.Length, model.Grid.From(at), free: true, out var blocked))
            throw new NeverTogetherException(model.Leaves[place].Task.Id);
        bookings[place].Take(slots, seats, blocked.Slot < 0 || !Explains ? stand : Blocker(blocked));
        Settle(place);
    }

    /// <summary>Books the task from <paramref name="at"/> on though somebody may be busy.</summary>
    public void Force(int place, Instant at, Stand stand)
    {
        var seats = Choose(place, model.Grid.From(at), free: false);
        if (!Walk(place, seats, seats.Length, model.Grid.From(at), free: false, out _))
            throw new NeverTogetherException(model.Leaves[place].Task.Id);
        bookings[place].Take(slots, seats, stand);
        Settle(place);
    }

    void Settle(int place)
    {
        var (booking, work) = (bookings[place], model.Leaves[place].Work);
        Book(place, 1);
        if (booking.Slots.Count > 0)
            (booking.Start, booking.Finish) = (model.Grid.At(booking.Slots[0]), model.Grid.End(booking.Slots[^1], work));
    }

    void Book(int place, int sign)
    {
        var booking = bookings[place];
        for (var seat = 0; seat < booking.Seats.Length; seat++)
        {
            var units = sign * model.Leaves[place].Seats[seat].Units;
            foreach (var slot in booking.Slots)
                roster.Take(booking.Seats[seat], slot, units);
        }
    }

    /// <summary>Fills the seats one after the other, each with the one who, with those seated, ends the task first; of equals the one with fewer skills.</summary>
    int[] Choose(int place, int from, bool free)
    {
        var seats = model.Leaves[place].Seats;
        var chosen = new int[seats.Length];
        for (var seat = 0; seat < seats.Length; seat++)
        {
            var (best, end) = (-1, int.MaxValue);
            foreach (var candidate in seats[seat].Candidates)
            {
                if (chosen.AsSpan(0, seat).Contains(candidate) && seats[seat].Candidates.Length > 1)
                    continue;
                chosen[seat] = candidate;
                if (seats[seat].Candidates.Length == 1)
                    best = candidate;
                else if (Walk(place, chosen, seat + 1, from, free, out _, end) && slots[^1] < end)
                    (best, end) = (candidate, slots[^1]);
            }
            chosen[seat] = best >= 0 ? best : throw new NeverTogetherException(model.Leaves[place].Task.Id);
        }
        return chosen;
    }

    /// <summary>
    /// Collects the first run of slots in which the task and the first <paramref name="count"/> seats are at work, and no slot between them finds one of
    /// these busy.
    /// </summary>
    bool Walk(int place, int[] seats, int count, int from, bool free, out (int Slot, int Resource) blocked, int before = int.MaxValue)
    {
        var (leaf, calendar) = (model.Leaves[place], calendars[place]);
        var wanted = model.Grid.Count(leaf.Work);
        slots.Clear();
        blocked = (-1, -1);
        for (var slot = from; slots.Count < wanted; slot++)
        {
            if (slot >= before || !roster.Reach(slot))
                return false;
            // somebody with a calendar of their own says when work is done; nobody, and the task's own does
            if (count == 0 ? !roster.IsOpen(calendar, slot) : !AllThere(leaf, calendar, seats, count, slot))
                continue;
            if (free && Busy(leaf, seats, count, slot) is var busy && busy >= 0)
            {
                blocked = (slot, busy);
                slots.Clear();
                continue;
            }
            slots.Add(slot);
        }
        return true;
    }

    bool AllThere(StaffedLeaf leaf, int calendar, int[] seats, int count, int slot)
    {
        if (leaf.Task.Calendar is not null && !roster.IsOpen(calendar, slot))
            return false;
        for (var seat = 0; seat < count; seat++)
        {
            if (!roster.IsThere(seats[seat], slot))
                return false;
        }
        return true;
    }

    int Busy(StaffedLeaf leaf, int[] seats, int count, int slot)
    {
        for (var seat = 0; seat < count; seat++)
        {
            if (roster.Left(seats[seat], slot) < leaf.Seats[seat].Units)
                return seats[seat];
        }
        return -1;
    }

    /// <summary>Of the tasks that keep a resource busy in a slot, the one that ends last.</summary>
    Stand Blocker((int Slot, int Resource) blocked)
    {
        var last = -1;
        for (var place = 0; place < bookings.Length; place++)
        {
            var booking = bookings[place];
            if (booking.Seats.Contains(blocked.Resource) && booking.Slots.BinarySearch(blocked.Slot) >= 0 && (last < 0 || booking.Finish > bookings[last].Finish))
                last = place;
        }
        return new Stand(StandReason.Resource, last < 0 ? 0 : model.Leaves[last].Task.Id, model.Resources[blocked.Resource].Id);
    }
}

/// <summary>Leaves the decoder; caught by <see cref="StaffingSearch"/> and never seen outside.</summary>
sealed class NeverTogetherException(long task) : Exception
{
    public long Task { get; } = task;
}
