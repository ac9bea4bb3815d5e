using System.Globalization;
using NodaTime;

namespace Steward.ServiceDesk.Configuration.Showing;

/// <summary>Days as a reader reads them.</summary>
internal static class CiDays
{
    public static string Shown(LocalDate? day) => day is { } known ? known.ToString("d MMM uuuu", CultureInfo.CurrentCulture) : "";
}
