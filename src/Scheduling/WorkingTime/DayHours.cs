namespace Steward.Scheduling.WorkingTime;

/// <summary>The finished hours of one date and why they are so.</summary>
/// <param name="Hours">What is left to work, as clock times.</param>
/// <param name="Layer">Name of the layer that decided; empty when no layer says anything.</param>
/// <param name="Exception">The holiday or special day that replaced the week, if one did.</param>
/// <param name="Absence">The last absence that took time out of the day, if one did.</param>
public sealed record DayHours(WorkingDay Hours, string Layer, DayException? Exception, AwayTime? Absence);
