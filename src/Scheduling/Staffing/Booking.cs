using NodaTime;

namespace Steward.Scheduling.Staffing;

/// <summary>Where one task was laid: its slots and who sits in its seats.</summary>
sealed class Booking
{
    public Instant Start { get; set; }
    public Instant Finish { get; set; }
    public Stand Stand { get; private set; }

    /// <summary>Slots worked in, in order.</summary>
    public List<int> Slots { get; } = [];

    /// <summary>Places of resources, by seat.</summary>
    public int[] Seats { get; private set; } = [];

    public void Clear(Stand stand)
    {
        Stand = stand;
        Slots.Clear();
        Seats = [];
    }

    public void Take(List<int> slots, int[] seats, Stand stand)
    {
        Clear(stand);
        Slots.AddRange(slots);
        Seats = seats;
    }
}
