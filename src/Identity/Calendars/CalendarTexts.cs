namespace Steward.Identity.Calendars;

/// <summary>Marks the texts of working calendars and absences (CalendarTexts.resx).</summary>
public sealed class CalendarTexts;
