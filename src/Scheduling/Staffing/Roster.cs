using Steward.Scheduling.WorkingTime;

namespace Steward.Scheduling.Staffing;

/// <summary>Who is there in which slot and how much of them is left; laid out further ahead when asked for.</summary>
sealed class Roster
{
    readonly SlotGrid grid;
    readonly StaffResource[] resources;
    readonly bool[][] duty;
    readonly int[][] left;
    readonly Dictionary<WorkingCalendar, int> calendars = [];
    readonly List<bool[]> open = [];
    readonly List<WorkingCalendar> kinds = [];
    int length;

    public Roster(SlotGrid grid, StaffResource[] resources)
    {
        (this.grid, this.resources) = (grid, resources);
        duty = new bool[resources.Length][];
        left = [.. resources.Select(_ => Array.Empty<int>())];
        foreach (var calendar in resources.Select(resource => resource.Calendar).Distinct())
            CalendarOf(calendar);
        Reach(1_000);
    }

    /// <summary>The number of a calendar, for <see cref="IsOpen"/>.</summary>
    public int CalendarOf(WorkingCalendar calendar)
    {
        if (calendars.TryGetValue(calendar, out var known))
            return known;
        var number = calendars[calendar] = open.Count;
        kinds.Add(calendar);
        open.Add(new bool[length]);
        grid.Mark(calendar, open[number], 0, length);
        return number;
    }

    public bool IsOpen(int calendar, int slot) => open[calendar][slot];

    public bool IsThere(int resource, int slot) => duty[resource][slot];

    public int Left(int resource, int slot) => slot < left[resource].Length ? left[resource][slot] : resources[resource].Units;

    /// <summary>Books units; only who is booked far ahead costs memory far ahead.</summary>
    public void Take(int resource, int slot, int units)
    {
        var known = left[resource].Length;
        if (slot >= known)
        {
            Array.Resize(ref left[resource], Math.Max(slot + 1, known * 2));
            left[resource].AsSpan(known).Fill(resources[resource].Units);
        }
        left[resource][slot] -= units;
    }

    /// <summary>Lays out slots up to and with <paramref name="slot"/>; false beyond the end of the grid.</summary>
    public bool Reach(int slot)
    {
        if (slot < length)
            return true;
        if (slot >= grid.Limit)
            return false;
        var longer = Math.Min(grid.Limit, Math.Max(slot + 1, length * 2));
        for (var i = 0; i < open.Count; i++)
        {
            var marks = open[i];
            Array.Resize(ref marks, longer);
            grid.Mark(kinds[i], marks, length, longer);
            open[i] = marks;
        }
        for (var i = 0; i < resources.Length; i++)
            duty[i] = open[calendars[resources[i].Calendar]];
        length = longer;
        return true;
    }
}
