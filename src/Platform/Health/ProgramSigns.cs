using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using NodaTime;

namespace Steward.Platform.Health;

/// <summary>The program itself: versions, how long it runs, what it takes.</summary>
internal static class ProgramSigns
{
    public static IEnumerable<HealthSign> All(Instant now)
    {
        using var process = Process.GetCurrentProcess();
        var up = now - Instant.FromDateTimeUtc(process.StartTime.ToUniversalTime());
        yield return new(HealthGroup.Program, "version", Version);
        yield return new(HealthGroup.Program, "runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        yield return new(HealthGroup.Program, "uptime", Span(up), Number: Math.Floor(up.TotalSeconds));
        yield return Memory(process.WorkingSet64, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }

    /// <summary>Version of the program without the build's own mark.</summary>
    public static string Version =>
        (typeof(ProgramSigns).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    internal static HealthSign Memory(long used, long available)
    {
        var full = available > 0 && used > available * 0.9;
        return new(
            HealthGroup.Program, "memory", HealthReading.Say("Of", Bytes(used), Bytes(available)).ToString(), full ? Condition.Look : Condition.Fine,
            full ? HealthReading.Say("MemoryFull") : null, used);
    }

    internal static string Bytes(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        double size = bytes;
        var unit = 0;
        for (; size >= 1024 && unit < units.Length - 1; unit++)
            size /= 1024;
        return $"{size.ToString(unit == 0 || size >= 100 ? "N0" : "N1", CultureInfo.CurrentCulture)} {units[unit]}";
    }

    private static string Span(Duration span) => span.Days > 0
        ? HealthReading.Say("DaysHours", span.Days, span.Hours).ToString()
        : HealthReading.Say("HoursMinutes", span.Hours, span.Minutes).ToString();
}
