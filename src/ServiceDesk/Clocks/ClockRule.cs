namespace Steward.ServiceDesk.Clocks;

/// <summary>The rule of a clock with its conditions bound: each is asked of the item as it was at a moment.</summary>
public sealed record ClockRule
{
    /// <summary>Which items have the clock at all; it is cancelled when that ends.</summary>
    public required Func<Moment, bool> Applies { get; init; }

    /// <summary>The clock starts when this holds and <see cref="Stop"/> does not.</summary>
    public required Func<Moment, bool> Start { get; init; }

    public required Func<Moment, bool> Stop { get; init; }

    public Func<Moment, bool> Pause { get; init; } = Never;

    /// <summary>Ends a pause; null: a pause ends when <see cref="Pause"/> no longer holds.</summary>
    public Func<Moment, bool>? Resume { get; init; }

    /// <summary>Completes the run and begins the next, while <see cref="Start"/> holds.</summary>
    public Func<Moment, bool> Reset { get; init; } = Never;

    public Func<Moment, bool> Cancel { get; init; } = Never;

    /// <summary>Counts from the item's creation, pauses before the start included, whenever the clock starts.</summary>
    public bool FromCreation { get; init; }

    /// <summary>A stopped clock whose item comes back goes on without the closed time; otherwise a new run starts.</summary>
    public bool GoesOn { get; init; }

    /// <summary>What is promised at a moment; null when nothing is, and then there is no clock.</summary>
    public required Func<Moment, Promise?> Promise { get; init; }

    /// <summary>Moments before and after the due one at which something is done.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    public static bool Never(Moment moment) => false;
}
