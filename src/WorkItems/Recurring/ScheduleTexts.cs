namespace Steward.WorkItems.Recurring;

/// <summary>Marks the texts of schedules (ScheduleTexts.resx).</summary>
public sealed class ScheduleTexts;
