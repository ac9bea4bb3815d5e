using NodaTime;
using Steward.Scheduling.WorkingTime;

namespace Steward.Identity.Calendars;

/// <summary>What holds until a workspace sets its own hours: Monday to Friday, 8 to 12 and 13 to 17.</summary>
internal static class StandardTime
{
    public static readonly WeeklyHours Week = WeeklyHours.MondayToFriday(new WorkingSlot(8 * 60, 12 * 60), new WorkingSlot(13 * 60, 17 * 60));

    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
}
